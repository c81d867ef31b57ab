import GRDB
import Kernel
import Reference

/// What the instalments brought on the own account: the latest received by the value date in the
/// cost's currency, else the first one after, which then paid for what was advanced.
struct InstalmentRates {
  private struct Received {
    let id: Int64
    let number: Int64
    let day: CalendarDate
    let amount: Int64
    let own: Int64
    let currency: CurrencyCode
  }

  private let grant: Grant
  /// By day, then by number.
  private let received: [Received]

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    received = try Row.fetchAll(
      db,
      sql: """
        SELECT id, number, received_on, received_amount, own_amount, own_currency FROM instalments
        WHERE grant_id = ? AND own_amount IS NOT NULL ORDER BY received_on, number
        """, arguments: [grant.id]
    ).compactMap { row in
      guard let day = CalendarDate(row[2] as String), let code = CurrencyCode(row[5] as String)
      else { return nil }
      return Received(
        id: row[0], number: row[1], day: day, amount: row[3], own: row[4], currency: code)
    }
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    let own = received.filter { $0.currency == currency }
    guard let instalment = own.last(where: { $0.day <= day }) ?? own.first else {
      return .missing("No instalment was received in \(currency).")
    }
    let (amount, brought) = (
      FixedDecimal(millionths: instalment.amount), FixedDecimal(millionths: instalment.own)
    )
    return .rate(
      GrantRates.Rate(
        Fraction(numerator: Int128(instalment.amount), denominator: Int128(instalment.own)),
        "instalment \(instalment.number) of \(instalment.day): "
          + "\(amount) \(grant.currency) = \(brought) \(currency)",
        GrantRates.Rows(table: "instalments", ids: [instalment.id])))
  }
}
