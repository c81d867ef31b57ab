import Kernel

extension ActivityRule {
  /// How much a finding of it weighs: errors make figures wrong or incomplete, warnings are to be
  /// answered, and the rest is worth knowing.
  public var severity: Severity {
    switch self {
    case .overspent, .unconverted, .shares, .datesReversed: .error
    case .late, .noCountry, .noSector, .noBudget, .noRecentSpend: .warning
    case .noEndDate, .noResults: .info
    }
  }

  /// What to do about a finding of it.
  public var remedy: String {
    switch self {
    case .late: "Report the actual end, plan another, or close the activity."
    case .noEndDate: "Add a planned end."
    case .noCountry: "Name the countries or regions, with their shares."
    case .noSector: "Name the sectors, with their shares."
    case .noBudget: "Add the budgets, or say why there are none."
    case .noRecentSpend: "Report the latest spend, or correct the status."
    case .overspent: "Check the transactions, or add the revised budgets."
    case .noResults: "Add results with their indicators."
    case .unconverted: "Import rates of these currencies with `baraza rates import`."
    case .shares: "Correct the percentages, so that they add up to 100."
    case .datesReversed: "Correct the dates."
    }
  }
}
