import Kernel

/// Parts in per cent of a whole.
enum Percentage {
  /// Half to even at the second decimal; nil where there is no whole.
  static func of(_ part: ExactDecimal, in whole: ExactDecimal) -> FixedDecimal? {
    let (product, overflow) = part.millionths.multipliedReportingOverflow(by: 10_000)
    guard whole.millionths > 0, !overflow else { return nil }
    let hundredths = Rounding.halfEven(product, dividedBy: whole.millionths)
    return Int64(exactly: hundredths * 10_000).map { FixedDecimal(millionths: $0) }
  }

  /// Whether a difference of either sign is more than a threshold of what was planned, exactly;
  /// where nothing was planned, any is.
  static func isBeyond(
    _ threshold: FixedDecimal, _ difference: ExactDecimal, _ planned: ExactDecimal
  ) -> Bool {
    let (left, leftOverflow) = difference.millionths.magnitude
      .multipliedReportingOverflow(by: UInt128(100 * FixedDecimal.scale))
    let (right, rightOverflow) = planned.millionths.magnitude
      .multipliedReportingOverflow(by: UInt128(threshold.millionths.magnitude))
    return leftOverflow || rightOverflow ? difference != .zero : left > right
  }
}
