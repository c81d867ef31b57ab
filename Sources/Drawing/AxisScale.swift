import Kernel
import Pages

/// An axis with round numbers on it. It ends at one, or where its last value lies if that is less
/// than half of a step beyond one.
struct AxisScale: Sendable {
  let low: ExactDecimal
  let high: ExactDecimal
  let ticks: [ExactDecimal]
  /// The power of ten that ticks are written in, and the key of its words.
  private let unit: (power: Int128, key: String?)

  /// Beyond this nothing is drawn to scale: no money, no count reaches it.
  private static let limit = Int128(1_000_000_000_000_000_000) * 1_000_000_000_000

  /// From the values that are to lie on it. It holds zero, unless told otherwise.
  init(covering values: [ExactDecimal], hasZero: Bool = true, steps: Int = 5) {
    let values = values.map(AxisScale.clamped) + (hasZero || values.isEmpty ? [0] : [])
    let least = values.min() ?? 0
    var most = values.max() ?? 0
    if least == most { most = least + Int128(FixedDecimal.scale) }
    let isWhole = values.allSatisfy { $0 % Int128(FixedDecimal.scale) == 0 }
    let step = AxisScale.roundStep(
      atLeast: (most - least) / Int128(max(steps, 1)),
      from: isWhole ? Int128(FixedDecimal.scale) : 1)
    let first = AxisScale.floor(least, step)
    let last = -AxisScale.floor(-most, step)
    var (low, high) = (first, last)
    // At least two of the round numbers stay.
    var spare = (last - first) / step - 1
    if spare > 0, least > first + step / 2 { (low, spare) = (least, spare - 1) }
    if spare > 0, most < last - step / 2 { high = most }
    ticks = stride(from: 0, through: Int((last - first) / step), by: 1).map {
      ExactDecimal(millionths: first + Int128($0) * step)
    }.filter { low <= $0.millionths && $0.millionths <= high }
    self.low = ExactDecimal(millionths: low)
    self.high = ExactDecimal(millionths: high)
    unit = AxisScale.unit(for: Int128(max(first.magnitude, last.magnitude)))
  }

  /// How far along a length a value lies.
  func position(_ value: ExactDecimal, along length: Double) -> Double {
    let value = Double(AxisScale.clamped(value)) - Double(low.millionths)
    return value / (Double(high.millionths) - Double(low.millionths)) * length
  }

  /// A tick as it is written, in the unit of the axis.
  func written(_ tick: ExactDecimal, _ written: Written) -> String {
    written.amount(ExactDecimal(millionths: tick.millionths / unit.power), decimals: 0)
  }

  /// `GBP, thousand`.
  func unitLabel(_ name: String?, _ words: Words) -> String? {
    [name, unit.key.map { words[$0] }].compactMap { $0 }.joined(separator: ", ").nonEmpty
  }

  /// The amount, or the nearest that is drawn to scale.
  static func clamped(_ value: ExactDecimal) -> Int128 {
    min(max(value.millionths, -limit), limit)
  }

  /// The least of 1, 2, 5, 10, 20 … that is no less.
  private static func roundStep(atLeast least: Int128, from first: Int128) -> Int128 {
    var power = first
    while true {
      for digit: Int128 in [1, 2, 5] where power * digit >= least { return power * digit }
      power *= 10
    }
  }

  private static func floor(_ value: Int128, _ step: Int128) -> Int128 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: step)
    return (rest < 0 ? quotient - 1 : quotient) * step
  }

  private static func unit(for most: Int128) -> (Int128, String?) {
    let one = Int128(FixedDecimal.scale)
    return switch most {
    case (one * 1_000_000_000_000)...: (1_000_000_000_000, "chart.trillion")
    case (one * 1_000_000_000)...: (1_000_000_000, "chart.billion")
    case (one * 1_000_000)...: (1_000_000, "chart.million")
    case (one * 10_000)...: (1_000, "chart.thousand")
    default: (1, nil)
    }
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}
