import GRDB
import Kernel

extension Grant {
  /// The donor's years from the first eligible day to the last, or to the last posting.
  func years(in db: Database) throws -> [ReportingPeriod] {
    let posted = try String.fetchOne(
      db,
      sql: """
        SELECT max(e.posted_on) FROM ledger_entries e JOIN ledger_shares s ON s.entry_id = e.id
        WHERE s.grant_id = ? AND \(GrantSQL.stands("e"))
        """, arguments: [id])
    let last = posted.flatMap { CalendarDate($0) } ?? eligibleTo
    return ReportingPeriod.years(year, from: eligibleFrom, to: max(last, eligibleTo))
  }

  /// The donor's years until a day, with which the last one ends.
  func years(until day: CalendarDate) -> [ReportingPeriod] {
    ReportingPeriod.years(year, from: min(eligibleFrom, day), to: day).compactMap {
      ReportingPeriod($0.name, from: $0.begins, to: min($0.ends, day))
    }
  }
}
