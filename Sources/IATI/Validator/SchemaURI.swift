/// `xsd:anyURI`: a URI or a reference to one (RFC 3986). Characters that a URI would
/// have to escape are taken, but for square brackets.
enum SchemaURI {
  static func accepts(_ value: UnsafeRawBufferPointer) -> Bool {
    var rest = value[...]
    let first = rest.prefix { !":/?#".utf8.contains($0) }
    if rest.dropFirst(first.count).first == UInt8(ascii: ":") {
      guard isScheme(first) else { return false }
      rest = rest.dropFirst(first.count + 1)
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let authority = rest.prefix { !"/?#".utf8.contains($0) }
      guard isAuthority(authority) else { return false }
      rest = rest.dropFirst(authority.count)
    }
    let parts = rest.split(
      separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    return isText(parts[0], and: ":@/?") && (parts.count == 1 || isText(parts[1], and: ":@/?[]"))
  }

  private typealias Bytes = Slice<UnsafeRawBufferPointer>

  private static func isScheme(_ part: Bytes) -> Bool {
    guard let first = part.first, first.isASCIILetter else { return false }
    return part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "+-.".utf8.contains($0) }
  }

  /// `user@host:port`
  private static func isAuthority(_ part: Bytes) -> Bool {
    var rest = part
    if let at = part.firstIndex(of: UInt8(ascii: "@")) {
      guard isText(part[..<at], and: ":") else { return false }
      rest = part[(at + 1)...]
    }
    if rest.first == UInt8(ascii: "[") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
      rest = rest[(end + 1)...]
    } else {
      let host = rest.prefix { $0 != UInt8(ascii: ":") }
      guard isText(host, and: "") else { return false }
      rest = rest.dropFirst(host.count)
    }
    guard !rest.isEmpty else { return true }
    guard rest.first == UInt8(ascii: ":"),
      let port = SchemaNumber(UnsafeRawBufferPointer(rebasing: rest.dropFirst()))
    else { return false }
    return rest.dropFirst().allSatisfy(\.isASCIIDigit) && port.fitsInt
  }

  /// Whether a part is made of characters that are free anywhere in a URI, of `others`,
  /// and of escapes that are whole.
  private static func isText(_ part: Bytes, and others: String) -> Bool {
    var rest = part
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy(\.isHexadecimal) else { return false }
      case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "@"):
        guard others.utf8.contains(byte) else { return false }
      default: continue
      }
    }
    return true
  }
}
