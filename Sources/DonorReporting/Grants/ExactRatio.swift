import Kernel

/// A positive fraction in lowest terms.
struct ExactRatio: Hashable {
  let numerator: Int128
  let denominator: Int128

  static let one = ExactRatio(1, over: 1)

  /// - Precondition: both are positive.
  init(_ numerator: Int128, over denominator: Int128) {
    precondition(numerator > 0 && denominator > 0)
    var (larger, smaller) = (numerator, denominator)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    self.numerator = numerator / larger
    self.denominator = denominator / larger
  }

  var inverted: ExactRatio { ExactRatio(denominator, over: numerator) }

  func adding(_ other: ExactRatio) throws(ArithmeticFailure) -> ExactRatio {
    let left = try ExactRatio.product(numerator, other.denominator)
    let right = try ExactRatio.product(other.numerator, denominator)
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw .overflow("a sum of rates") }
    return ExactRatio(sum, over: try ExactRatio.product(denominator, other.denominator))
  }

  func times(_ other: ExactRatio) throws(ArithmeticFailure) -> ExactRatio {
    let first = ExactRatio(numerator, over: other.denominator)
    let second = ExactRatio(other.numerator, over: denominator)
    return ExactRatio(
      try ExactRatio.product(first.numerator, second.numerator),
      over: try ExactRatio.product(first.denominator, second.denominator))
  }

  private static func product(
    _ first: Int128, _ second: Int128
  ) throws(ArithmeticFailure) -> Int128 {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    guard !overflow else { throw .overflow("a rate") }
    return product
  }
}
