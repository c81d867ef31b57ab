import GRDB
import Kernel

/// The reporting periods of a grant until a report's end, and which of them the report covers.
struct ReportPeriods {
  let all: [ReportingPeriod]
  let covered: Range<Int>

  /// They are those of the financial report that the agreement asks for most often; without one,
  /// what came before the report is one period and the report another. The first begins with what
  /// was posted first, the last ends with the report, so that nothing falls between.
  ///
  /// - Throws: ``ReportFault/cuts(_:periods:)``
  init(_ report: GrantReport, of grant: Grant, in db: Database) throws {
    let rules = try AgreedReport.all(of: grant.id, in: db)
      .filter { $0.isFinancial && $0.rule.everyMonths != nil }
    var ranges: [ClosedRange<CalendarDate>]
    if let rule = rules.min(by: { $0.rule.everyMonths ?? 0 < $1.rule.everyMonths ?? 0 }) {
      ranges = rule.rule.periods(from: grant.eligibleFrom, to: grant.eligibleTo)
    } else {
      ranges = [report.begins...report.ends]
      if report.begins > grant.eligibleFrom, let day = report.begins.adding(days: -1) {
        ranges.insert(grant.eligibleFrom...day, at: 0)
      }
    }
    ranges = ranges.filter { $0.lowerBound <= report.ends }
    if let last = ranges.last, last.upperBound < report.ends || last.upperBound == grant.eligibleTo
    {
      ranges[ranges.count - 1] = last.lowerBound...max(report.ends, last.upperBound)
    }
    guard let first = ranges.firstIndex(where: { $0.lowerBound == report.begins }),
      ranges.last?.upperBound == report.ends
    else {
      throw ReportFault.cuts(
        report.code, periods: ranges.map { "\($0.lowerBound) to \($0.upperBound)" })
    }
    let posted = try String.fetchOne(
      db,
      sql: """
        SELECT min(e.posted_on) FROM ledger_entries e JOIN ledger_shares s ON s.entry_id = e.id
        WHERE s.grant_id = ? AND \(GrantSQL.stands("e"))
        """, arguments: [grant.id])
    if let day = posted.flatMap({ CalendarDate($0) }), day < ranges[0].lowerBound {
      ranges[0] = day...ranges[0].upperBound
    }
    all = ranges.compactMap {
      ReportingPeriod(
        "\($0.lowerBound) to \($0.upperBound)", from: $0.lowerBound, to: $0.upperBound)
    }
    covered = first..<all.count
  }
}
