import Kernel

/// A currency of ISO 4217, current or historic.
public struct Currency: Hashable, Sendable {
  public let code: CurrencyCode
  /// Three digits, as text; nil for most historic codes.
  public let numeric: String?
  /// How many decimals the currency is written with; nil where ISO 4217 says
  /// "not applicable", as for gold and special drawing rights.
  public let minorUnits: Int?
  /// The first day of the currency where it is known (Unicode CLDR).
  public let introduced: CalendarDate?
  /// The last day on which it was legal tender; nil for a current one.
  public let withdrawn: CalendarDate?
  public let name: String

  /// Whether the currency existed on a day (or on some day of a partial date).
  public func isValid(on date: CalendarDate) -> Bool {
    guard let days = date.range else { return withdrawn == nil }
    if let introduced, days.upperBound < introduced { return false }
    if let withdrawn, days.lowerBound > withdrawn { return false }
    return true
  }
}
