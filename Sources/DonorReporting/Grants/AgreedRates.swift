import GRDB
import Kernel
import Reference

/// The rates that the agreement fixes.
struct AgreedRates {
  private let grant: Grant
  private let rates: [CurrencyCode: RateValue]

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    let rows = try Row.fetchAll(
      db, sql: "SELECT currency, mantissa, scale FROM grant_fixed_rates WHERE grant_id = ?",
      arguments: [grant.id])
    var rates: [CurrencyCode: RateValue] = [:]
    for row in rows {
      guard let code = CurrencyCode(row[0] as String) else { continue }
      rates[code] = RateValue(mantissa: row[1], scale: row[2])
    }
    self.rates = rates
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    guard let value = rates[currency] else {
      return .missing("The agreement fixes no rate for \(currency).")
    }
    return .rate(
      GrantRates.Rate(
        ratio: ExactRatio(value).inverted,
        description: "fixed by the agreement: 1 \(grant.currency) = \(value) \(currency)"))
  }
}
