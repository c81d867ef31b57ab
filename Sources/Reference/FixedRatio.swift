import Kernel

/// How many units of an old currency make one of the currency that took its
/// place, fixed by law once and for all.
public struct FixedRatio: Hashable, Sendable {
  public enum Law: String, Hashable, Sendable {
    /// The same money under a new code: the ratio holds on every day, so that
    /// a rate of either code serves both.
    case redenomination
    /// The country joined the euro: the ratio holds from that day on, before
    /// it the currency had a rate of its own.
    case euro
  }

  public let old: CurrencyCode
  public let new: CurrencyCode
  /// Units of `old` for one of `new`.
  public let value: RateValue
  /// The first day of the new currency in that country.
  public let since: CalendarDate
  public let law: Law
}

extension FixedRatio: CustomStringConvertible {
  /// For example `1 SLE = 1000 SLL since 2022-07-01`.
  public var description: String { "1 \(new) = \(value) \(old) since \(since)" }
}
