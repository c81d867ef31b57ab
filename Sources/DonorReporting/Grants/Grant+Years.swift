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

  /// The periods by which the donor is reported to, until a day, with which the last one ends:
  /// those of the financial report that the agreement asks for most often, else the donor's years.
  ///
  /// The first begins with what was posted first, and what comes after the last eligible day
  /// belongs to the last, so that nothing falls between.
  func reportingPeriods(until day: CalendarDate, in db: Database) throws -> [ReportingPeriod] {
    let rules = try AgreedReport.all(of: id, in: db)
      .filter { $0.isFinancial && $0.rule.everyMonths != nil }
    let rule = rules.min { $0.rule.everyMonths ?? 0 < $1.rule.everyMonths ?? 0 }?.rule
    var ranges =
      rule?.periods(from: eligibleFrom, to: eligibleTo)
      ?? ReportingPeriod.years(year, from: eligibleFrom, to: eligibleTo).map {
        max($0.begins, eligibleFrom)...min($0.ends, eligibleTo)
      }
    ranges = ranges.filter { $0.lowerBound <= day }
    let posted = try String.fetchOne(
      db,
      sql: """
        SELECT min(e.posted_on) FROM ledger_entries e JOIN ledger_shares s ON s.entry_id = e.id
        WHERE s.grant_id = ? AND e.posted_on <= ? AND \(GrantSQL.stands("e"))
        """, arguments: [id, day.description])
    let first = posted.flatMap { CalendarDate($0) } ?? day
    guard !ranges.isEmpty else {
      return [ReportingPeriod.spanning(first...day)]
    }
    ranges[0] = min(first, ranges[0].lowerBound)...ranges[0].upperBound
    ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound...day
    return ranges.map { ReportingPeriod.spanning($0) }
  }
}
