import GRDB
import Kernel
import Reference

/// The rates that the agreement fixes.
struct AgreedRates {
  private let grant: Grant
  private let rates: [CurrencyCode: (id: Int64, value: RateValue)]

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, currency, mantissa, scale FROM grant_fixed_rates WHERE grant_id = ?",
      arguments: [grant.id])
    var rates: [CurrencyCode: (id: Int64, value: RateValue)] = [:]
    for row in rows {
      guard let code = CurrencyCode(row[1] as String),
        let value = RateValue(mantissa: row[2], scale: row[3])
      else { continue }
      rates[code] = (row[0], value)
    }
    self.rates = rates
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    guard let (id, value) = rates[currency] else {
      return .missing("The agreement fixes no rate for \(currency).")
    }
    return .rate(
      GrantRates.Rate(
        Fraction(value).inverted,
        "fixed by the agreement: 1 \(grant.currency) = \(value) \(currency)",
        GrantRates.Rows(table: "grant_fixed_rates", ids: [id])))
  }
}
