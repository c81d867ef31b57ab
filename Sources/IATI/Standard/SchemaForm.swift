import Kernel

/// What the official schema asks of a written value, where the store's type
/// asks less. A value without the form is carried instead of written.
public enum SchemaForm: Sendable {
  case any
  /// `xsd:dateTime`
  case dateTime
  /// `xsd:anyURI`
  case uri
  /// `xsd:language`
  case language
  /// `xsd:int`
  case int
  /// `xsd:positiveInteger`
  case positiveInteger

  func accepts(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    switch self {
    case .any: return true
    case .dateTime: return SchemaForm.isDateTime(bytes)
    case .uri: return SchemaForm.isURI(bytes)
    case .language: return SchemaForm.isLanguage(bytes)
    case .int: return Int32(value) != nil
    case .positiveInteger:
      return !bytes.isEmpty && bytes.allSatisfy(isDigit) && bytes.contains { $0 != 0x30 }
    }
  }

  /// `YYYY-MM-DDThh:mm:ss`, with decimals and a time zone where there are any.
  private static func isDateTime(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T"),
      CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)) != nil,
      isTime(bytes[11..<16], hours: 23), bytes[16] == UInt8(ascii: ":"),
      let seconds = number(bytes[17..<19]), seconds < 60
    else { return false }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let decimals = rest.dropFirst().prefix(while: isDigit)
      guard !decimals.isEmpty else { return false }
      rest = rest.dropFirst(decimals.count + 1)
    }
    switch rest.first {
    case nil: return true
    case UInt8(ascii: "Z"): return rest.count == 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return isTime(rest.dropFirst(), hours: 13)
    default: return false
    }
  }

  /// `hh:mm`
  private static func isTime(_ bytes: ArraySlice<UInt8>, hours: Int) -> Bool {
    guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
      let hour = number(bytes.prefix(2)), let minute = number(bytes.suffix(2))
    else { return false }
    return hour <= hours && minute < 60
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy(isDigit) ? Int(String(decoding: bytes, as: UTF8.self)) : nil
  }

  private static func isLanguage(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      (1...8).contains(part.count)
        && part.allSatisfy { isLetter($0) || (index > 0 && isDigit($0)) }
    }
  }

  /// What every checker of `xsd:anyURI` takes. Characters beyond ASCII and
  /// blanks are allowed: they stand for their escapes.
  private static func isURI(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(where: { $0 < 0x20 || "[]<>\\^`{|}\"".utf8.contains($0) }),
      bytes.count(where: { $0 == UInt8(ascii: "#") }) <= 1
    else { return false }
    for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
      let digits = bytes[(index + 1)...].prefix(2)
      guard digits.count == 2, digits.allSatisfy(isHexadecimal) else { return false }
    }
    let scheme = bytes.prefix { !":/?#".utf8.contains($0) }
    var rest = bytes[scheme.count...]
    if rest.first == UInt8(ascii: ":") {
      guard let first = scheme.first, isLetter(first),
        scheme.allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) })
      else { return false }
      rest = rest.dropFirst()
    }
    guard rest.starts(with: "//".utf8) else { return true }
    // A port, if any, is a number, and nothing but the port follows a colon.
    let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
    let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard host.count <= 2, let place = host.last else { return false }
    let parts = place.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count == 1
      || (parts.count == 2 && (1...5).contains(parts[1].count) && parts[1].allSatisfy(isDigit))
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}
