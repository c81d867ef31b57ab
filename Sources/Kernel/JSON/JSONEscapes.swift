/// The escapes of JSON strings.
enum JSONEscapes {
  /// The text that a string's content stands for.
  ///
  /// - Parameter start: where the content begins, for the fault.
  static func resolved(in text: String, startingAt start: Int) throws(JSONFault) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    func fault(_ problem: String, _ remedy: String) -> JSONFault {
      let at = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
      return JSONFault(start + at, problem, remedy)
    }
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case let mark? where plain[mark] != nil: result.append(plain[mark] ?? mark)
      case "u":
        guard let unit = hexadecimal(&rest) else {
          throw fault("an escape without four hexadecimal digits", "Write \\u00e9, for example.")
        }
        guard let character = character(from: unit, &rest) else {
          throw fault("half of a surrogate pair", "Write both halves, or the character itself.")
        }
        result.append(character)
      default:
        throw fault("an escape that JSON does not have", "Write \\\\ for a backslash.")
      }
    }
    return String(result)
  }

  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{c}", "n": "\n", "r": "\r", "t": "\t",
  ]

  private static func hexadecimal(_ rest: inout Substring.UnicodeScalarView) -> UInt16? {
    let digits = String(rest.prefix(4))
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
    rest.removeFirst(4)
    return UInt16(digits, radix: 16)
  }

  /// The character of a code unit, with the second half of its pair where it is the first.
  private static func character(
    from unit: UInt16, _ rest: inout Substring.UnicodeScalarView
  ) -> Unicode.Scalar? {
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), rest.starts(with: ["\\", "u"]) else { return nil }
    rest.removeFirst(2)
    guard let second = hexadecimal(&rest), UTF16.isTrailSurrogate(second) else { return nil }
    return Unicode.Scalar(
      0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
  }
}
