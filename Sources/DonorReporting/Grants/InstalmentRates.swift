import GRDB
import Kernel

/// What the instalments brought on the own account: the latest received by the value date in the
/// cost's currency, else the first one after, which then paid for what was advanced.
struct InstalmentRates {
  private struct Received {
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
        SELECT number, received_on, received_amount, own_amount, own_currency FROM instalments
        WHERE grant_id = ? AND own_amount IS NOT NULL ORDER BY received_on, number
        """, arguments: [grant.id]
    ).compactMap { row in
      guard let day = CalendarDate(row[1] as String), let code = CurrencyCode(row[4] as String)
      else { return nil }
      return Received(number: row[0], day: day, amount: row[2], own: row[3], currency: code)
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
        ratio: ExactRatio(Int128(instalment.amount), over: Int128(instalment.own)),
        description: "instalment \(instalment.number) of \(instalment.day): "
          + "\(amount) \(grant.currency) = \(brought) \(currency)"))
  }
}
