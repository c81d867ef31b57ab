import GRDB
import Kernel

/// The reporting periods of a grant until a report's end.
struct ReportPeriods {
  let all: [ReportingPeriod]

  /// Where the agreement says no periods, the report is one, and what came before it another.
  ///
  /// - Throws: ``ReportFault/cuts(_:periods:)``
  init(_ report: GrantReport, of grant: Grant, in db: Database) throws {
    let periods = try grant.reportingPeriods(until: report.ends, in: db)
    let isAgreed = try AgreedReport.all(of: grant.id, in: db)
      .contains { $0.isFinancial && $0.rule.everyMonths != nil }
    guard isAgreed else {
      let first = min(periods.first?.begins ?? report.begins, report.begins)
      let own = ReportingPeriod.spanning(report.begins...report.ends)
      guard first < report.begins, let day = report.begins.adding(days: -1) else {
        all = [own]
        return
      }
      all = [ReportingPeriod.spanning(first...day), own]
      return
    }
    let agreed = try grant.reportingPeriods(until: grant.eligibleTo, in: db)
    let begins = periods.map { max($0.begins, grant.eligibleFrom) }
    guard begins.contains(report.begins),
      report.ends >= grant.eligibleTo || agreed.contains(where: { $0.ends == report.ends })
    else {
      throw ReportFault.cuts(
        report.code,
        periods: agreed.map { "\(max($0.begins, grant.eligibleFrom)) to \($0.ends)" })
    }
    all = periods
  }
}
