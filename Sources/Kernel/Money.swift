/// An amount in one currency, exact to a millionth of its unit.
public struct Money: Hashable, Sendable {
  public var amount: FixedDecimal
  public var currency: CurrencyCode

  public init(_ amount: FixedDecimal, _ currency: CurrencyCode) {
    self.amount = amount
    self.currency = currency
  }

  /// The sum; throws for two currencies, or where 64 bits do not hold it.
  public func adding(_ other: Money) throws(ArithmeticFailure) -> Money {
    guard currency == other.currency else {
      throw .differentCurrencies(currency, other.currency)
    }
    let (sum, overflow) = amount.millionths.addingReportingOverflow(other.amount.millionths)
    guard !overflow else { throw .overflow("a sum in \(currency)") }
    return Money(FixedDecimal(millionths: sum), currency)
  }
}

extension Money: CustomStringConvertible {
  /// The amount and the code, for example `1250.5 EUR`; for messages, not for pages.
  public var description: String { "\(amount) \(currency)" }
}
