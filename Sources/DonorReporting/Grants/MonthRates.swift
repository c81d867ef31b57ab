import GRDB
import Kernel
import Reference

/// The monthly rate of the month of the value date; one of another month never serves.
struct MonthRates {
  private let grant: Grant
  private let source: String
  private let converter: Converter

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    source = try grant.source(in: db)
    converter = Converter(
      RateTable(source: source, rates: try ExchangeRate.monthly(source: source, in: db)))
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    guard let route = try route(currency, on: day) else {
      return .missing(words(currency, "\(day)".prefix(7)))
    }
    return .rate(GrantRates.Rate(route))
  }

  /// The route of the month of a day; nil where one of its rates is missing.
  func route(_ currency: CurrencyCode, on day: CalendarDate) throws -> ConversionRoute? {
    let route = try converter.route(from: currency, to: grant.currency, on: day)
    return route.flatMap { $0.isStale ? nil : $0 }
  }

  func words(_ currency: CurrencyCode, _ month: some StringProtocol) -> String {
    "\(source) has no monthly rate from \(currency) to \(grant.currency) for \(month)."
  }
}

extension ExchangeRate {
  /// The rates of a source that hold for a month.
  fileprivate static func monthly(source: String, in db: Database) throws -> [ExchangeRate] {
    try Int64.fetchAll(
      db, sql: "SELECT id FROM exchange_rates WHERE source = ? AND valid = 'month' ORDER BY id",
      arguments: [source]
    ).compactMap { try ExchangeRate.find($0, in: db) }
  }
}
