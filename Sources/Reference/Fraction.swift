import Kernel

/// A positive fraction in lowest terms: what an amount is multiplied by, or an average of such.
public struct Fraction: Hashable, Sendable {
  public let numerator: Int128
  public let denominator: Int128

  public static let one = Fraction(numerator: 1, denominator: 1)

  public init(_ value: RateValue) {
    var power: Int128 = 1
    for _ in 0..<value.scale { power *= 10 }
    self.init(numerator: Int128(value.mantissa), denominator: power)
  }

  /// - Precondition: both are positive.
  public init(numerator: Int128, denominator: Int128) {
    precondition(numerator > 0 && denominator > 0)
    let divisor = Fraction.commonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  public var inverted: Fraction { Fraction(numerator: denominator, denominator: numerator) }

  /// The product; throws where 128 bits do not hold it.
  public func multiplied(by other: Fraction) throws(ArithmeticFailure) -> Fraction {
    // Crosswise first, so that only what is left in lowest terms can overflow.
    let first = Fraction(numerator: numerator, denominator: other.denominator)
    let second = Fraction(numerator: other.numerator, denominator: denominator)
    let (top, topOverflow) = first.numerator.multipliedReportingOverflow(by: second.numerator)
    let (bottom, bottomOverflow) =
      first.denominator.multipliedReportingOverflow(by: second.denominator)
    guard !topOverflow, !bottomOverflow else { throw .overflow("a cross rate") }
    return Fraction(numerator: top, denominator: bottom)
  }

  /// The sum; throws where 128 bits do not hold it.
  public func adding(_ other: Fraction) throws(ArithmeticFailure) -> Fraction {
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (top, topOverflow) = left.addingReportingOverflow(right)
    let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !leftOverflow, !rightOverflow, !topOverflow, !bottomOverflow else {
      throw .overflow("a sum of rates")
    }
    return Fraction(numerator: top, denominator: bottom)
  }

  private static func commonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}

/// As `151/100`: 128 bits are more than a number of JSON holds.
extension Fraction: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let parts = try container.decode(String.self).split(separator: "/").map { Int128($0) }
    guard parts.count == 2, let top = parts[0], let bottom = parts[1], top > 0, bottom > 0 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "A fraction is two positive numbers, as 151/100.")
    }
    self.init(numerator: top, denominator: bottom)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode("\(numerator)/\(denominator)")
  }
}
