import GRDB
import Kernel
import Reference

/// The simple average of the monthly rates of the months that the reporting period has within
/// the eligible one; after its end, the rate of its last month.
///
/// Averaged is what a unit of the source's base costs in either currency, as it is published;
/// the grant's currency is multiplied by, the cost's is divided by.
struct AverageRates {
  private let grant: Grant
  private let source: String
  private let months: MonthRates

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    source = try grant.source(in: db)
    months = try MonthRates(grant, in: db)
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    let last = min(period.ends, grant.eligibleTo)
    let first = min(max(period.begins, grant.eligibleFrom), last)
    var sums: (from: Fraction, to: Fraction)?
    var rows: [Int64] = []
    var bases: Set<CurrencyCode> = []
    var count = 0
    var month = CalendarDate(year: first.year, month: first.month, day: 1)
    while let start = month, start <= last {
      guard let route = try months.route(currency, on: start) else {
        return .missing(months.words(currency, "\(start)".prefix(7)))
      }
      let legs = (from: route.legFrom.perBase, to: route.legTo.perBase)
      sums =
        try sums.map { (from: try $0.from.adding(legs.from), to: try $0.to.adding(legs.to)) }
        ?? legs
      rows += [route.legFrom, route.legTo].compactMap { $0.rate?.id }
      bases.formUnion([route.legFrom, route.legTo].compactMap(\.rate?.base))
      count += 1
      month = start.adding(months: 1)
    }
    guard let sums, bases.count <= 1 else {
      return .missing("The monthly rates of \(source) have no one base to be averaged in.")
    }
    let span = "\("\(first)".prefix(7)) to \("\(last)".prefix(7))"
    let ratio = try sums.to.multiplied(by: sums.from.inverted)
    return .rate(
      GrantRates.Rate(
        ratio,
        "\(words(ratio, currency)) (average of the \(count) monthly rates of \(source), \(span))",
        GrantRates.Rows(table: "exchange_rates", ids: rows)))
  }
  /// The rate as people write it: from the currency of which one is worth more, to six decimals.
  private func words(_ ratio: Fraction, _ currency: CurrencyCode) -> String {
    let isMore = ratio.numerator > ratio.denominator
    let shown = isMore ? ratio : ratio.inverted
    let (one, other) = isMore ? (currency, grant.currency) : (grant.currency, currency)
    let (product, overflow) = shown.numerator.multipliedReportingOverflow(
      by: Int128(FixedDecimal.scale))
    // The exact rate is the fraction that is kept with the input.
    guard !overflow else { return "1 \(one) = \(shown.numerator)/\(shown.denominator) \(other)" }
    let rounded = ExactDecimal(
      millionths: Rounding.halfEven(product, dividedBy: shown.denominator))
    let isExact = product % shown.denominator == 0
    return "1 \(one) \(isExact ? "=" : "≈") \(rounded) \(other)"
  }
}
