import Kernel

/// Everything that turned amounts of one currency into another on one date.
///
/// One object serves all amounts of that currency and date.
public final class ConversionRoute: Sendable {
  public let from: CurrencyCode
  public let to: CurrencyCode
  /// The date that was asked for.
  public let date: CalendarDate
  public let source: String
  public let legFrom: ConversionLeg
  public let legTo: ConversionLeg
  /// What an amount in `from` is multiplied by.
  public let factor: Fraction

  init(
    from: CurrencyCode, to: CurrencyCode, date: CalendarDate, source: String,
    legFrom: ConversionLeg, legTo: ConversionLeg
  ) throws(ArithmeticFailure) {
    self.from = from
    self.to = to
    self.date = date
    self.source = source
    self.legFrom = legFrom
    self.legTo = legTo
    factor = try legTo.perBase.multiplied(by: legFrom.perBase.inverted)
  }

  /// Whether nothing was converted.
  public var isIdentity: Bool { from == to }

  /// Whether a rate of an earlier day had to serve.
  public var isStale: Bool { legFrom.age > 0 || legTo.age > 0 }

  /// The amount, rounded half to even at the sixth decimal; throws where it
  /// does not fit.
  public func apply(to millionths: Int64) throws(ArithmeticFailure) -> Int64 {
    guard !isIdentity else { return millionths }
    let rounded: Int64?
    // Most factors fit in 64 bits, and then the product fits in 128.
    if let numerator = Int64(exactly: factor.numerator) {
      let product = Int128(millionths) * Int128(numerator)
      rounded = Int64(exactly: Rounding.halfEven(product, dividedBy: factor.denominator))
    } else {
      rounded = Rounding.halfEven(
        millionths, times: factor.numerator, over: factor.denominator)
    }
    guard let rounded else {
      let amount = FixedDecimal(millionths: millionths)
      throw .overflow("\(amount) \(from) in \(to) on \(date)")
    }
    return rounded
  }
}

extension ConversionRoute: CustomStringConvertible {
  /// Both legs in words; empty where nothing was converted.
  public var description: String {
    [legFrom.description, legTo.description].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
