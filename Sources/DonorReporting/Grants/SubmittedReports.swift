import GRDB
import Kernel
import Storage

/// Which of a grant's reports were submitted: the one place that calendars ask.
struct SubmittedReports {
  private struct Period: Hashable {
    let rule: Int64
    let begins: CalendarDate?
    let ends: CalendarDate?
  }

  private let periods: Set<Period>

  init(_ db: Database, grant: Int64) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT rule_id, begins_on, ends_on FROM grant_reports p
        WHERE grant_id = ? AND rule_id IS NOT NULL
          AND \(StoreSchema.state(of: "p.id")) IN ('submitted', 'accepted')
        """, arguments: [grant])
    periods = Set(
      rows.map {
        Period(
          rule: $0[0], begins: CalendarDate($0[1] as String), ends: CalendarDate($0[2] as String))
      })
  }

  func contains(_ report: ReportSchedule.Report) -> Bool {
    periods.contains(Period(rule: report.rule, begins: report.begins, ends: report.ends))
  }
}
