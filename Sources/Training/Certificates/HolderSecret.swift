import Crypto
import Foundation
import Storage

/// What ties a certificate to a name without telling it: the certificate holds a digest of both,
/// the secret stands on the holder's own copy alone and is stored nowhere.
///
/// Who is shown the copy can check that the name on it is the one that the certificate was issued
/// to; who has the store or the certificate cannot find the name by trying names.
public struct HolderSecret: Sendable, Hashable, CustomStringConvertible {
  private let bytes: Data

  /// A new random one of 128 bits.
  init() {
    bytes = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
  }

  /// Reads ``description``; nil for what is none.
  public init?(_ text: String) {
    guard let bytes = Data(hexadecimal: text.filter { !$0.isWhitespace && $0 != "-" }.lowercased()),
      bytes.count == 16
    else { return nil }
    self.bytes = bytes
  }

  /// 32 hexadecimal digits in groups of four.
  public var description: String {
    let digits = Array(bytes.hexadecimal)
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }
      .joined(separator: "-")
  }

  /// The digest that stands in a certificate. Case and spaces in the name do not count.
  func digest(of name: String) -> String {
    let words = name.precomposedStringWithCompatibilityMapping.lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let text = Data("baraza holder 1\n".utf8) + bytes + Data(words.utf8)
    return Data(SHA256.hash(data: text)).hexadecimal
  }
}
