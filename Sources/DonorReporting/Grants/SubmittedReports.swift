import GRDB

/// Which of a grant's reports were submitted: the one place that calendars ask. Until the store
/// keeps submissions, none was.
struct SubmittedReports {
  private let periods: Set<Period> = []

  private struct Period: Hashable {
    let rule: Int64
    let number: Int
  }

  init(_ db: Database, grant: Int64) throws {}

  func contains(_ report: ReportSchedule.Report) -> Bool {
    periods.contains(Period(rule: report.rule, number: report.number))
  }
}
