/// A sum of millionths in 128 bits: what a figure is added up in.
public struct ExactDecimal: Hashable, Sendable, Comparable {
  /// Millionths of one.
  public var millionths: Int128

  public static let zero = ExactDecimal(millionths: 0)

  public init(millionths: Int128) {
    self.millionths = millionths
  }

  /// From the two parts that SQL sums apart (`sum(v / 1000000)`, `sum(v % 1000000)`).
  public init(units: Int64, millionths: Int64) {
    self.millionths = Int128(units) * Int128(FixedDecimal.scale) + Int128(millionths)
  }

  public static func < (lhs: ExactDecimal, rhs: ExactDecimal) -> Bool {
    lhs.millionths < rhs.millionths
  }

  /// The sum; throws where 128 bits do not hold it.
  public func adding(_ other: ExactDecimal) throws(ArithmeticFailure) -> ExactDecimal {
    let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
    guard !overflow else { throw ArithmeticFailure.overflow("a sum") }
    return ExactDecimal(millionths: sum)
  }

  /// The difference; throws where 128 bits do not hold it.
  public func subtracting(_ other: ExactDecimal) throws(ArithmeticFailure) -> ExactDecimal {
    let (rest, overflow) = millionths.subtractingReportingOverflow(other.millionths)
    guard !overflow else { throw ArithmeticFailure.overflow("a difference") }
    return ExactDecimal(millionths: rest)
  }

  /// The value with the other sign; throws for the one value that has none.
  public func negated() throws(ArithmeticFailure) -> ExactDecimal {
    try ExactDecimal.zero.subtracting(self)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest `xsd:decimal` form: `1250.5`, `-0.000001`, `0`.
  public var description: String { formatted(minimumDecimals: 0) }

  /// All its significant decimals, at least `minimumDecimals` (0...6) of them.
  public func formatted(minimumDecimals: Int) -> String {
    precondition((0...6).contains(minimumDecimals))
    var value = millionths
    var decimals = 6
    while decimals > minimumDecimals, value % 10 == 0 {
      value /= 10
      decimals -= 1
    }
    return ExactDecimal.written(value, decimals: decimals)
  }

  /// Rounded half to even at `decimals` (0...6) places and written with all of them.
  public func rounded(decimals: Int) -> String {
    precondition((0...6).contains(decimals))
    let step = (decimals..<6).reduce(Int128(1)) { step, _ in step * 10 }
    return ExactDecimal.written(
      Rounding.halfEven(millionths, dividedBy: step), decimals: decimals)
  }

  /// A whole number with a point before its last `decimals` digits.
  private static func written(_ value: Int128, decimals: Int) -> String {
    var digits = String(value.magnitude)
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    if decimals > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals)) }
    return value < 0 ? "-" + digits : digits
  }
}
