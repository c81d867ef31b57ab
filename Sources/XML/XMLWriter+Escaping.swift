import Kernel

extension XMLWriter {
  /// Where a value stands: in an attribute, white space needs escapes to survive.
  enum Position {
    case text, attribute
  }

  /// Appends `value` in runs of plain bytes between escapes.
  ///
  /// - Throws: ``XMLFailure`` for a character that XML 1.0 cannot hold; nothing of
  ///   `value` is written then.
  mutating func appendEscaped(_ value: String, _ position: Position) throws {
    let length = bytes.count
    var value = value
    let forbidden: UInt32? = value.withUTF8 { utf8 in
      var runStart = 0
      for index in utf8.indices where Self.isSpecial(utf8[index]) {
        if let escape = Self.escape(utf8[index], position) {
          bytes.append(contentsOf: utf8[runStart..<index])
          append(escape)
          runStart = index + 1
        } else if let code = Self.forbidden(utf8[index...]) {
          return code
        }
      }
      bytes.append(contentsOf: utf8[runStart...])
      return nil
    }
    guard let forbidden else { return }
    bytes.removeSubrange(length...)
    throw XMLFailure(
      "xml.write.character", at: Place(path: path),
      "The value has \(codePoint(forbidden)), which XML 1.0 cannot hold.",
      remedy: "Remove the character from the value.")
  }

  /// Refuses what could end a tag early or not be read again.
  func check(_ name: String) throws {
    let isName = name.unicodeScalars.enumerated().allSatisfy { index, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "_", ":": true
      case "0"..."9", "-", ".", "\u{B7}", "\u{300}"..."\u{36F}", "\u{203F}"..."\u{2040}":
        index > 0
      case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{37D}", "\u{37F}"..."\u{1FFF}",
        "\u{200C}"..."\u{200D}", "\u{2070}"..."\u{218F}", "\u{2C00}"..."\u{2FEF}",
        "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}", "\u{FDF0}"..."\u{FFFD}",
        "\u{10000}"..."\u{EFFFF}":
        true
      default: false
      }
    }
    guard isName, !name.isEmpty else {
      throw XMLFailure(
        "xml.write.name", at: Place(path: path), "“\(name)” cannot be a name in XML.",
        remedy: "Use letters, digits, “-”, “_” and “.”, and begin with a letter.")
    }
  }

  /// Whether a byte needs a second look: control characters, `"&<>`, and 0xEF, with
  /// which U+FFFE and U+FFFF begin.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0xEF
  }

  private static func escape(_ byte: UInt8, _ position: Position) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\r"): "&#13;"
    case UInt8(ascii: "\"") where position == .attribute: "&quot;"
    case UInt8(ascii: "\n") where position == .attribute: "&#10;"
    case UInt8(ascii: "\t") where position == .attribute: "&#9;"
    default: nil
    }
  }

  /// The code of the character that `utf8` begins with, if XML 1.0 forbids it.
  private static func forbidden(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    switch utf8.first {
    case .some(let byte) where byte < 0x20 && byte != 0x09 && byte != 0x0A: UInt32(byte)
    case 0xEF where utf8.starts(with: [0xEF, 0xBF, 0xBE]): 0xFFFE
    case 0xEF where utf8.starts(with: [0xEF, 0xBF, 0xBF]): 0xFFFF
    default: nil
    }
  }
}
