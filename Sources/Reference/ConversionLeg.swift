import Kernel

/// How one currency reaches the base of the rates: through a published rate,
/// through fixed ratios, through both, or not at all where it is the base.
public struct ConversionLeg: Hashable, Sendable {
  /// A fixed ratio as it was used.
  public struct Step: Hashable, Sendable {
    public let ratio: FixedRatio
    /// Whether the old currency's rate stood in for the new one's; else the
    /// new one's stood in for the old.
    public let usesOld: Bool
  }

  /// The published rate; nil where the fixed ratios reach the base themselves.
  public let rate: ExchangeRate?
  /// How many days before the date asked for the rate was valid; 0 where it
  /// is the rate of the day or month itself.
  public let age: Int
  /// From the rate to the currency.
  public let steps: [Step]
  /// Units of the currency for one unit of the base.
  public let perBase: Fraction

  /// The base itself.
  static let base = ConversionLeg(rate: nil, age: 0, steps: [], perBase: .one)

  private init(rate: ExchangeRate?, age: Int, steps: [Step], perBase: Fraction) {
    self.rate = rate
    self.age = age
    self.steps = steps
    self.perBase = perBase
  }

  init(_ rate: ExchangeRate, age: Int) {
    self.init(rate: rate, age: age, steps: [], perBase: Fraction(rate.value))
  }

  /// The leg of the old currency, this one being that of the new.
  func toOld(_ ratio: FixedRatio) throws(ArithmeticFailure) -> ConversionLeg {
    ConversionLeg(
      rate: rate, age: age, steps: steps + [Step(ratio: ratio, usesOld: false)],
      perBase: try perBase.multiplied(by: Fraction(ratio.value)))
  }

  /// The leg of the new currency, this one being that of the old.
  func toNew(_ ratio: FixedRatio) throws(ArithmeticFailure) -> ConversionLeg {
    ConversionLeg(
      rate: rate, age: age, steps: steps + [Step(ratio: ratio, usesOld: true)],
      perBase: try perBase.multiplied(by: Fraction(ratio.value).inverted))
  }
}

extension ConversionLeg: CustomStringConvertible {
  /// The rate with its source and day, its age where it is not the day's own,
  /// and the fixed ratios; empty for the base.
  public var description: String {
    var parts: [String] = []
    if let rate {
      let late = age == 0 ? "" : age == 1 ? ", 1 day old" : ", \(age) days old"
      parts.append("\(rate)\(late)")
    }
    return (parts + steps.map(\.ratio.description)).joined(separator: "; ")
  }
}
