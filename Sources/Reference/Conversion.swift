import Kernel

/// What asking for a conversion gave.
public enum Conversion: Sendable {
  /// The amount in millionths, and how it came about.
  case converted(millionths: Int64, route: ConversionRoute)
  /// There is no rate: a named gap, never a rate of 1.
  case missing(MissingRate)
}

/// Why an amount could not be converted.
public struct MissingRate: Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable, Codable {
    /// The source has no rate of the day, of its month, or of the seven days before.
    case noRate
    /// A date without day, month or year has no rate.
    case incompleteDate
    /// The amount is in a currency that came only later.
    case notYetIntroduced
  }

  /// The currency for which there is none.
  public let currency: CurrencyCode
  public let date: CalendarDate
  public let source: String
  public let reason: Reason
}

extension MissingRate {
  /// A finding that says what to import.
  public var diagnostic: Diagnostic {
    switch reason {
    case .noRate:
      Diagnostic(
        .warning, rule: "rates.missing",
        "The source \(source) has no rate for \(currency) on \(date) or in the seven days before.",
        remedy: "Import rates with `baraza rates import`.")
    case .incompleteDate:
      Diagnostic(
        .warning, rule: "rates.incomplete-date",
        "An amount in \(currency) dated \(date) has no day to be converted on.",
        remedy: "Give the value date with year, month and day.")
    case .notYetIntroduced:
      Diagnostic(
        .warning, rule: "rates.not-yet-introduced",
        "An amount in \(currency) is dated \(date), before that currency existed.",
        remedy: "Check the date, or give the amount in the currency of that day.")
    }
  }
}
