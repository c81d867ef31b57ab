/// What linked transactions say of money. Costed and allocated are what a plan states.
public enum LinkedMeasure: String, Codable, Sendable, CaseIterable {
  case disbursed, spent

  /// The code of IATI's TransactionType.
  var transactionType: String { self == .disbursed ? "3" : "4" }
}

/// Why a linked transaction is in no sum.
public enum LeftOut: String, Codable, Sendable, CaseIterable {
  /// It, or its activity, went from its feed.
  case withdrawn
  case copy
  case secondaryReporter = "secondary-reporter"
  case otherPublisher = "other-publisher"
  case childrenCounted = "children-counted"
  case passedOn = "passed-on"
  case noAmount = "no-amount"
  case noCurrency = "no-currency"
  case noRate = "no-rate"
  case noReportingCurrency = "no-reporting-currency"

  /// Whether it would count if the amount could be converted: a gap in the figure.
  public var isGap: Bool { self == .noRate || self == .noReportingCurrency || self == .noCurrency }

  public var message: String {
    switch self {
    case .withdrawn: "Its feed no longer has it."
    case .copy: "Another copy of its activity is counted."
    case .secondaryReporter: "Its publisher repeats what another organisation did."
    case .otherPublisher: "Its publisher is not one of the organisations looked at."
    case .childrenCounted: "The children of its activity report the spend."
    case .passedOn: "It was passed on to a member of the group and counts where it is spent."
    case .noAmount: "It has no amount that can be held."
    case .noCurrency: "It has no currency."
    case .noRate: "There is no rate into the reporting currency."
    case .noReportingCurrency: "The store has no reporting currency."
    }
  }

  /// Of transaction `t` and activity `a` with their exclusions `e` and `x`.
  static let sql = """
    CASE
      WHEN t.withdrawn = 1 OR a.withdrawn = 1 THEN 'withdrawn'
      WHEN x.reason IS NOT NULL THEN x.reason
      WHEN e.transaction_id IS NOT NULL THEN 'passed-on'
      WHEN t.value IS NULL THEN 'no-amount'
      WHEN t.currency IS NULL THEN 'no-currency'
      WHEN t.reporting_value IS NOT NULL THEN NULL
      WHEN NOT EXISTS (SELECT 1 FROM store_settings WHERE key = 'reportingCurrency')
        THEN 'no-reporting-currency'
      ELSE 'no-rate'
    END
    """
}
