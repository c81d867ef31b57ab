/// A currency by its ISO 4217 alphabetic code: three capital letters.
public struct CurrencyCode: Hashable, Sendable, Comparable {
  /// The three ASCII letters, the first in the highest byte.
  public let packed: UInt32

  /// Nil unless the bytes are exactly three capital ASCII letters.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 3 else { return nil }
    var packed: UInt32 = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { return nil }
      packed = packed << 8 | UInt32(byte)
    }
    self.packed = packed
  }

  /// Nil unless the text is exactly three capital ASCII letters.
  public init?(_ text: String) {
    var text = text
    guard let code = text.withUTF8({ CurrencyCode(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = code
  }

  public static func < (lhs: CurrencyCode, rhs: CurrencyCode) -> Bool { lhs.packed < rhs.packed }
}

extension CurrencyCode: CustomStringConvertible {
  /// The three letters.
  public var description: String {
    String(decoding: [16, 8, 0].map { UInt8(truncatingIfNeeded: packed >> $0) }, as: UTF8.self)
  }
}

extension CurrencyCode: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = CurrencyCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "A currency is three capital letters, for example EUR.")
    }
    self = code
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
