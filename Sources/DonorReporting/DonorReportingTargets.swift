import Storage

/// The kinds of record of this room that people enter, each after those that it names.
public enum DonorReportingTargets {
  public static let all: [any ImportTarget] = [
    GrantsTarget(), GrantAmendmentsTarget(), InstalmentsTarget(), ReportRulesTarget(),
    AccountsTarget(), BudgetLinesTarget(), BudgetYearsTarget(), GrantBudgetsTarget(),
    AccountMappingsTarget(),
    ClosedPeriodsTarget(), LedgerMappingsTarget(), LedgerEntriesTarget(),
    ReportTemplatesTarget(), GrantReportsTarget(), ReportTextsTarget(), ReportForecastsTarget(),
  ]
}
