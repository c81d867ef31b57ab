/// Integer division with the rounding that accounts use.
public enum Rounding {
  /// `numerator / denominator`, ties to the even neighbour.
  /// - Precondition: `denominator > 0`.
  public static func halfEven(_ numerator: Int128, dividedBy denominator: Int128) -> Int128 {
    precondition(denominator > 0)
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let part = remainder.magnitude
    let rest = denominator.magnitude - part
    let away = part > rest || (part == rest && quotient & 1 != 0)
    guard away else { return quotient }
    return numerator < 0 ? quotient - 1 : quotient + 1
  }

  /// `value × numerator / denominator` with a full-width product, ties to even;
  /// nil where the magnitude of the result is beyond `Int64.max`.
  /// - Precondition: `numerator >= 0`, `denominator > 0`.
  public static func halfEven(
    _ value: Int64, times numerator: Int128, over denominator: Int128
  ) -> Int64? {
    precondition(numerator >= 0 && denominator > 0)
    let product = UInt128(value.magnitude).multipliedFullWidth(by: numerator.magnitude)
    let divisor = denominator.magnitude
    guard product.high < divisor else { return nil }
    let (quotient, remainder) = divisor.dividingFullWidth(product)
    guard let truncated = Int64(exactly: quotient) else { return nil }
    let rest = divisor - remainder
    let away = remainder > rest || (remainder == rest && quotient & 1 == 1)
    let (rounded, overflow) = truncated.addingReportingOverflow(away ? 1 : 0)
    guard !overflow else { return nil }
    return value < 0 ? -rounded : rounded
  }

  /// Splits `amount` by integer `weights` so that the parts add up exactly:
  /// each part is rounded towards zero and the rest goes, a millionth each, to
  /// the largest remainders, the earlier of equals first.
  /// - Precondition: no weight is negative and their sum is positive.
  public static func split(_ amount: Int64, by weights: [Int64]) -> [Int64] {
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    precondition(total > 0 && weights.allSatisfy { $0 >= 0 })
    var parts: [Int64] = []
    var remainders: [(index: Int, size: UInt128)] = []
    var left = amount
    for (index, weight) in weights.enumerated() {
      let (part, remainder) = (Int128(amount) * Int128(weight))
        .quotientAndRemainder(dividingBy: total)
      parts.append(Int64(part))
      left -= Int64(part)
      remainders.append((index, remainder.magnitude))
    }
    remainders.sort { $0.size != $1.size ? $0.size > $1.size : $0.index < $1.index }
    for entry in remainders.prefix(Int(left.magnitude)) { parts[entry.index] += left.signum() }
    return parts
  }
}
