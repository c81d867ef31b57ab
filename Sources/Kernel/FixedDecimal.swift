/// A decimal number held as a whole number of millionths.
///
/// The parser reads the lexical form of `xsd:decimal` byte by byte and never
/// passes through a binary floating-point number.
public struct FixedDecimal: Hashable, Sendable, Comparable {
  /// Millionths of one.
  public var millionths: Int64

  /// How many millionths make one.
  public static let scale: Int64 = 1_000_000
  /// 100 %, in the millionths in which shares and rates per cent are held.
  public static let hundredPercent = 100 * scale

  @inlinable
  public init(millionths: Int64) {
    self.millionths = millionths
  }

  public static func < (lhs: FixedDecimal, rhs: FixedDecimal) -> Bool {
    lhs.millionths < rhs.millionths
  }

  /// What reading a lexical form gave.
  public enum Reading: Hashable, Sendable {
    /// The number, held exactly.
    case exact(FixedDecimal)
    /// The number had more than six decimals and was rounded half to even.
    case rounded(FixedDecimal)
    /// A number, but beyond ±9,223,372,036,854.775807, what 64 bits of millionths
    /// hold with either sign.
    case outOfRange
    /// Not the lexical form of a decimal number.
    case malformed
  }
}

extension FixedDecimal {
  /// Reads an `xsd:decimal`: an optional sign, digits, and an optional point
  /// with digits before or after it. Surrounding XML white space is allowed,
  /// anything else is `malformed`.
  public static func read(_ bytes: UnsafeRawBufferPointer) -> Reading {
    var index = 0
    var end = bytes.count
    while index < end, isSpace(bytes[index]) { index += 1 }
    while end > index, isSpace(bytes[end - 1]) { end -= 1 }

    var negative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      negative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }

    var magnitude: UInt64 = 0
    var digits = 0
    var overflow = false
    while index < end, let digit = digitValue(bytes[index]) {
      overflow = append(digit, to: &magnitude) || overflow
      digits += 1
      index += 1
    }

    var decimals = 0
    var remainder = Remainder()
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < end, let digit = digitValue(bytes[index]) {
        if decimals < 6 {
          overflow = append(digit, to: &magnitude) || overflow
          decimals += 1
        } else {
          remainder.append(digit)
        }
        digits += 1
        index += 1
      }
    }
    guard digits > 0, index == end else { return .malformed }
    while decimals < 6 {
      overflow = append(0, to: &magnitude) || overflow
      decimals += 1
    }

    if remainder.roundsUp(odd: magnitude & 1 == 1) { magnitude &+= 1 }
    guard !overflow, magnitude <= UInt64(Int64.max) else { return .outOfRange }
    let value = FixedDecimal(millionths: negative ? -Int64(magnitude) : Int64(magnitude))
    return remainder.isZero ? .exact(value) : .rounded(value)
  }

  /// Reads the lexical form from a string; see ``read(_:)-(UnsafeRawBufferPointer)``.
  public static func read(_ text: String) -> Reading {
    var text = text
    return text.withUTF8 { read(UnsafeRawBufferPointer($0)) }
  }

  /// The value where it is held exactly, else nil.
  public init?(exactly text: String) {
    guard case .exact(let value) = FixedDecimal.read(text) else { return nil }
    self = value
  }

  /// What lies beyond the sixth decimal, as far as rounding needs it.
  private struct Remainder: Equatable {
    private var firstDigit: UInt8?
    private var nonzeroAfter = false

    mutating func append(_ digit: UInt8) {
      if firstDigit == nil { firstDigit = digit } else if digit > 0 { nonzeroAfter = true }
    }

    var isZero: Bool { (firstDigit ?? 0) == 0 && !nonzeroAfter }

    func roundsUp(odd: Bool) -> Bool {
      let first = firstDigit ?? 0
      if first != 5 { return first > 5 }
      return nonzeroAfter || odd
    }
  }
}

@inline(__always)
private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

@inline(__always)
private func digitValue(_ byte: UInt8) -> UInt8? {
  let value = byte &- UInt8(ascii: "0")
  return value < 10 ? value : nil
}

/// Appends a decimal digit; true where the number no longer fits.
@inline(__always)
private func append(_ digit: UInt8, to magnitude: inout UInt64) -> Bool {
  let (product, first) = magnitude.multipliedReportingOverflow(by: 10)
  let (sum, second) = product.addingReportingOverflow(UInt64(digit))
  magnitude = sum
  return first || second
}

extension FixedDecimal: CustomStringConvertible {
  /// The shortest `xsd:decimal` form: `1250.5`, `-0.000001`, `0`.
  public var description: String {
    ExactDecimal(millionths: Int128(millionths)).description
  }
}

/// As text, `"1250.5"`: a number of JSON would pass through binary floating point.
extension FixedDecimal: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = FixedDecimal(exactly: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "A decimal is text with at most six decimals.")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
