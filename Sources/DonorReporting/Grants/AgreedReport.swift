import GRDB
import Kernel

/// A report that an agreement asks for, again and again or once.
struct AgreedReport {
  let id: Int64
  /// `narrative`, `financial`, `narrative-and-financial` or `audit`.
  let kind: String
  let title: String
  /// The name of the template that it is written by.
  let template: String?
  let rule: ReportRule

  var isFinancial: Bool { kind == "financial" || kind == "narrative-and-financial" }

  /// By title.
  static func all(of grant: Int64, in db: Database) throws -> [AgreedReport] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM report_rules WHERE grant_id = ? ORDER BY title", arguments: [grant]
    ).map { row in
      AgreedReport(
        id: row["id"], kind: row["kind"], title: row["title"], template: row["template"],
        rule: ReportRule(
          everyMonths: row["every_months"],
          firstEnd: (row["first_end"] as String?).flatMap { CalendarDate($0) },
          dueDays: row["due_days"], dueMonths: row["due_months"]))
    }
  }
}
