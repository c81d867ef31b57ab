import GRDB
import Kernel

/// A report that a grant's agreement asks for, and where it stands on a day.
public struct DueReport: Encodable, Hashable, Sendable {
  public enum State: String, Encodable, Sendable, CaseIterable {
    case submitted
    /// Its due date is past.
    case overdue
    /// Its period has ended, its due date has not passed.
    case due
    /// Its period has not ended.
    case upcoming
    /// The grant is not agreed yet, closed or cancelled: nobody waits for it.
    case notExpected = "not-expected"
  }

  public let grant: String
  /// To whom it goes.
  public let donor: String
  /// The row of the rule that asks for it.
  public let rule: Int64
  /// `narrative`, `financial`, `narrative-and-financial` or `audit`.
  public let kind: String
  public let title: String
  /// From 1 within its rule.
  public let number: Int
  public let begins: CalendarDate
  public let ends: CalendarDate
  public let due: CalendarDate
  /// Until the due date; negative after it.
  public let daysLeft: Int
  public let state: State

  /// Whether somebody still waits for it.
  public var isOpen: Bool { state != .submitted && state != .notExpected }
}

extension DueReport {
  /// All reports of a grant, by due date, then by title.
  static func all(_ db: Database, of grant: Grant, on today: CalendarDate) throws -> [DueReport] {
    let submitted = try SubmittedReports(db, grant: grant.id)
    let isExpected = ["active", "ended"].contains(grant.status)
    return try ReportSchedule.load(db, grant: grant).reports.map { report in
      let state: State =
        if submitted.contains(report) {
          .submitted
        } else if !isExpected {
          .notExpected
        } else if report.due < today {
          .overdue
        } else {
          report.ends < today ? .due : .upcoming
        }
      return DueReport(
        grant: grant.code, donor: grant.donor, rule: report.rule, kind: report.kind,
        title: report.title, number: report.number, begins: report.begins, ends: report.ends,
        due: report.due, daysLeft: (report.due.dayNumber ?? 0) - (today.dayNumber ?? 0),
        state: state)
    }
  }
}
