import Kernel

/// A share or mean with its numerator and denominator, exact.
public struct Ratio: Hashable, Sendable {
  public let numerator: Int128
  /// Above zero.
  public let denominator: Int128

  /// - Precondition: the denominator is above zero.
  init(_ numerator: Int128, of denominator: Int128) {
    precondition(denominator > 0)
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The sum in lowest terms; throws where 128 bits do not hold it.
  func adding(_ other: Ratio) throws(ArithmeticFailure) -> Ratio {
    let divisor = Ratio.commonDivisor(denominator, other.denominator)
    let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator / divisor)
    let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator / divisor)
    let (top, third) = left.addingReportingOverflow(right)
    let (bottom, fourth) = denominator.multipliedReportingOverflow(
      by: other.denominator / divisor)
    guard !first, !second, !third, !fourth else { throw .overflow("a sum of shares") }
    return Ratio.lowest(top, of: bottom)
  }

  /// A part of it; throws where 128 bits do not hold it.
  func divided(by count: Int64) throws(ArithmeticFailure) -> Ratio {
    let (bottom, overflow) = denominator.multipliedReportingOverflow(by: Int128(count))
    guard !overflow else { throw .overflow("a mean") }
    return Ratio.lowest(numerator, of: bottom)
  }

  var negated: Ratio { Ratio(-numerator, of: denominator) }

  static func lowest(_ numerator: Int128, of denominator: Int128) -> Ratio {
    let divisor = commonDivisor(numerator, denominator)
    return Ratio(numerator / divisor, of: denominator / divisor)
  }

  /// The value, half-even at the sixth decimal; throws where 128 bits do not hold it.
  public func value() throws(ArithmeticFailure) -> ExactDecimal { try scaled(1) }

  /// In per cent, half-even at the sixth decimal; throws where 128 bits do not hold it.
  public func percentage() throws(ArithmeticFailure) -> ExactDecimal { try scaled(100) }

  private func scaled(_ factor: Int128) throws(ArithmeticFailure) -> ExactDecimal {
    let (top, overflow) = numerator.multipliedReportingOverflow(
      by: factor * Int128(FixedDecimal.scale))
    guard !overflow else { throw .overflow("a share") }
    return ExactDecimal(millionths: Rounding.halfEven(top, dividedBy: denominator))
  }

  private static func commonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
    var (larger, smaller) = (first < 0 ? -first : first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}

extension Known<Ratio> {
  /// Of counts; no data where there is nothing to be a share of.
  static func known(_ numerator: Int64, of denominator: Int64) -> Known<Ratio> {
    denominator > 0 ? .value(Ratio(Int128(numerator), of: Int128(denominator))) : .noData
  }
}
