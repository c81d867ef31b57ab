import Kernel

/// What one unit of the base cost in another currency, as one source published it.
public struct ExchangeRate: Hashable, Sendable {
  public enum Validity: String, Hashable, Sendable, Codable {
    /// For one day.
    case day
    /// From the first to the last day of one month.
    case month
  }

  /// The row's id; nil before it is in a store.
  public var id: Int64?
  /// Who published it, for example `ECB`.
  public let source: String
  public let base: CurrencyCode
  public let currency: CurrencyCode
  public let validFrom: CalendarDate
  public let validity: Validity
  /// Units of `currency` for one unit of `base`.
  public let value: RateValue

  /// Nil where the date is incomplete, a monthly rate does not begin on the
  /// first, the source is blank, or a currency is rated against itself.
  public init?(
    id: Int64? = nil, source: String, base: CurrencyCode, currency: CurrencyCode,
    validFrom: CalendarDate, validity: Validity = .day, value: RateValue
  ) {
    let source = source.trimmed
    guard validFrom.isComplete, validity == .day || validFrom.day == 1, base != currency,
      !source.isEmpty
    else { return nil }
    self.id = id
    self.source = source
    self.base = base
    self.currency = currency
    self.validFrom = validFrom
    self.validity = validity
    self.value = value
  }

  /// The first and last day of the rate, in days since 1970-01-01.
  var days: ClosedRange<Int> {
    let first = validFrom.dayNumber ?? 0
    guard validity == .month,
      let month = CalendarDate(year: validFrom.year, month: validFrom.month),
      let last = month.range?.upperBound.dayNumber
    else { return first...first }
    return first...last
  }
}

extension ExchangeRate: CustomStringConvertible {
  /// For example `1 EUR = 1.0846 USD (ECB, 2024-03-01)`.
  public var description: String {
    let when = validity == .day ? "\(validFrom)" : "\(validFrom)".prefix(7) + ", monthly"
    return "1 \(base) = \(value) \(currency) (\(source), \(when))"
  }
}

extension ExchangeRate {
  /// What two rates of one source may not both have.
  struct Key: Hashable {
    let source: String
    let base: CurrencyCode
    let currency: CurrencyCode
    let validFrom: CalendarDate
  }

  var key: Key {
    Key(source: source, base: base, currency: currency, validFrom: validFrom)
  }
}
