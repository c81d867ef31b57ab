import Disclosure
import GRDB
import Kernel
import Reference
import Training

extension CohortCost.Rates {
  /// Those that are named, else the store's.
  public static func load(
    _ db: Database, currency: CurrencyCode? = nil, source: String? = nil
  ) throws -> CohortCost.Rates {
    let settings = try ReportingSettings.load(db)
    return CohortCost.Rates(
      currency: currency ?? settings.currency, source: source ?? settings.rateSource)
  }
}

extension CohortCost {
  /// - Parameter report: the cohort with its figures, as the audience sees them: what is withheld
  ///   there is divided by nowhere.
  public static func load(
    _ db: Database, of report: CohortReport, _ rates: Rates, for audience: Audience
  ) throws -> CohortCost {
    var gate = Gate(for: audience)
    let code = report.cohort.code
    let cohort =
      try Int64.fetchOne(db, sql: "SELECT id FROM cohorts WHERE code = ?", arguments: [code]) ?? 0
    let entries = try CostedEntry.of(cohort: cohort, db, hidden: gate.hiddenClasses)
    gate.withhold("ledger_entries", .sensitivity, count: entries.count { $0.isHidden })
    var sum = CohortCostSum(rates: rates, converter: try rates.converter(db))
    for entry in entries where !entry.isHidden { try sum.add(entry) }
    let days = days(of: report)
    let cost: Known<ExactDecimal> = sum.isEmpty ? .noData : .value(sum.here)
    return CohortCost(
      cohort: code, rates: rates, cost: cost, participantDays: days,
      perDay: try perDay(cost, days, rates), elsewhere: sum.elsewhere, unlinked: sum.unlinked,
      rows: sum.rows, omissions: sum.omissions,
      candidates: try candidates(db, cohort, hidden: gate.hiddenClasses), withheld: gate.withheld)
  }

  /// Days of participants as the cohort's figures show them.
  private static func days(of report: CohortReport) -> Known<ExactDecimal> {
    let line = report.figures.first { $0.figure == "attendance" && $0.unit == .days }
    guard let line else { return .noData }
    guard let value = line.value.flatMap({ FixedDecimal(exactly: $0) }) else { return .withheld }
    return .value(ExactDecimal(millionths: Int128(value.millionths)))
  }

  private static func perDay(
    _ cost: Known<ExactDecimal>, _ days: Known<ExactDecimal>, _ rates: Rates
  ) throws -> Known<ExactDecimal> {
    guard let amount = cost.value else { return .noData }
    guard let count = days.value else { return days }
    guard count > .zero else { return .noData }
    let (scaled, overflow) = amount.millionths.multipliedReportingOverflow(
      by: Int128(FixedDecimal.scale))
    let (divisor, tooLong) = count.millionths.multipliedReportingOverflow(by: rates.unit)
    guard !overflow, !tooLong else { throw ArithmeticFailure.overflow("a cost per day") }
    let units = Rounding.halfEven(scaled, dividedBy: divisor)
    return .value(ExactDecimal(millionths: units * rates.unit))
  }
}

extension CohortCost.Rates {
  /// The currency's smallest unit, in millionths.
  var unit: Int128 {
    (Currencies.decimals(of: currency)..<6).reduce(1) { unit, _ in unit * 10 }
  }

  func converter(_ db: Database) throws -> Converter? {
    try source.map { Converter(try RateTable.stored(source: $0, in: db)) }
  }
}
