/// Text as it may stand in an SVG: what XML cannot hold is dropped, what has a meaning in it is
/// escaped, and white space is one space.
enum SVGText {
  /// Without control characters and noncharacters, in one line.
  static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isAfterSpace = true
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        if !isAfterSpace { scalars.append(" ") }
        isAfterSpace = true
      } else if isKept(scalar) {
        scalars.append(scalar)
        isAfterSpace = false
      }
    }
    if isAfterSpace, !scalars.isEmpty { scalars.removeLast() }
    return String(scalars)
  }

  /// Safe as the content of an element and of an attribute in double quotes.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in clean(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Set apart, so that its marks of direction cannot turn the words around it.
  static func isolated(_ text: String) -> String {
    let text = clean(text)
    let turns = text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x590...0x8FF, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...0xFEFC,
        0x10800...0x10FFF, 0x1E800...0x1EFFF:
        true
      default: false
      }
    }
    // A pop for each mark that might still be open: an isolate ends only with its own.
    let open = text.unicodeScalars.count { (0x2066...0x2068).contains($0.value) }
    return turns
      ? "\u{2068}" + text + String(repeating: "\u{2069}", count: open + 1) : text
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
