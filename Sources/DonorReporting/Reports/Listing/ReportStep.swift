import GRDB
import Kernel

/// A step that a report took on its way.
public struct ReportStep: Encodable, Hashable, Sendable {
  /// From 1 within its report.
  public let number: Int
  /// The state that it led to.
  public let state: GrantReport.State
  /// The version that it is of.
  public let version: Int
  /// The day that was named for it.
  public let on: CalendarDate
  public let note: String?
  public let revision: ReportedRevision

  /// The day of the last step of a report.
  static func lastDay(of report: GrantReport, in db: Database) throws -> CalendarDate? {
    try String.fetchOne(
      db,
      sql: "SELECT taken_on FROM report_steps WHERE report_id = ? ORDER BY number DESC LIMIT 1",
      arguments: [report.id]
    ).flatMap { CalendarDate($0) }
  }

  static func all(of report: GrantReport, in db: Database) throws -> [ReportStep] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT s.*, v.number AS version
        FROM report_steps s JOIN report_versions v ON v.id = s.version_id
        WHERE s.report_id = ? ORDER BY s.number
        """, arguments: [report.id]
    ).map { row in
      guard let state = GrantReport.State(rawValue: row["state"]),
        let day = CalendarDate(row["taken_on"] as String)
      else { throw ReportFault.damaged("the step \(row["number"] as Int) of \(report.code)") }
      return ReportStep(
        number: row["number"], state: state, version: row["version"], on: day, note: row["note"],
        revision: try .named(row["revision_id"], in: db))
    }
  }
}
