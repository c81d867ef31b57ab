import Kernel

/// A positive fraction in lowest terms: what an amount is multiplied by.
public struct Fraction: Hashable, Sendable {
  public let numerator: Int128
  public let denominator: Int128

  static let one = Fraction(numerator: 1, denominator: 1)

  init(_ value: RateValue) {
    var power: Int128 = 1
    for _ in 0..<value.scale { power *= 10 }
    self.init(numerator: Int128(value.mantissa), denominator: power)
  }

  private init(numerator: Int128, denominator: Int128) {
    let divisor = Fraction.commonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  var inverted: Fraction { Fraction(numerator: denominator, denominator: numerator) }

  /// The product; throws where 128 bits do not hold it.
  func multiplied(by other: Fraction) throws(ArithmeticFailure) -> Fraction {
    // Crosswise first, so that only what is left in lowest terms can overflow.
    let first = Fraction(numerator: numerator, denominator: other.denominator)
    let second = Fraction(numerator: other.numerator, denominator: denominator)
    let (top, topOverflow) = first.numerator.multipliedReportingOverflow(by: second.numerator)
    let (bottom, bottomOverflow) =
      first.denominator.multipliedReportingOverflow(by: second.denominator)
    guard !topOverflow, !bottomOverflow else { throw .overflow("a cross rate") }
    return Fraction(numerator: top, denominator: bottom)
  }

  private static func commonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}
