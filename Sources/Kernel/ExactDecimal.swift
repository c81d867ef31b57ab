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

  public static prefix func - (value: ExactDecimal) -> ExactDecimal {
    ExactDecimal(millionths: -value.millionths)
  }

  /// The sum; throws where 128 bits do not hold it.
  public func adding(_ other: ExactDecimal) throws(ArithmeticFailure) -> ExactDecimal {
    let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
    guard !overflow else { throw ArithmeticFailure.overflow("a sum") }
    return ExactDecimal(millionths: sum)
  }

  public func subtracting(_ other: ExactDecimal) throws(ArithmeticFailure) -> ExactDecimal {
    try adding(-other)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest `xsd:decimal` form: `1250.5`, `-0.000001`, `0`.
  public var description: String { formatted(minimumDecimals: 0) }

  /// All its significant decimals, at least `minimumDecimals` of them.
  public func formatted(minimumDecimals: Int) -> String {
    let magnitude = millionths.magnitude
    let (units, part) = magnitude.quotientAndRemainder(dividingBy: UInt128(FixedDecimal.scale))
    var decimals = String(part)
    decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
    while decimals.count > minimumDecimals, decimals.last == "0" { decimals.removeLast() }
    let sign = millionths < 0 ? "-" : ""
    return decimals.isEmpty ? "\(sign)\(units)" : "\(sign)\(units).\(decimals)"
  }

  /// Rounded half to even at `decimals` (0...6) places and written with all of them.
  public func rounded(decimals: Int) -> String {
    precondition((0...6).contains(decimals))
    var step: Int128 = 1
    for _ in decimals..<6 { step *= 10 }
    let rounded = Rounding.halfEven(millionths, dividedBy: step) * step
    return ExactDecimal(millionths: rounded).formatted(minimumDecimals: decimals)
  }
}
