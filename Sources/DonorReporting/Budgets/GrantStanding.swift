import GRDB
import Kernel

/// How far a grant is spent on a day, beside how far its time has gone and what has arrived.
public struct GrantStanding: Sendable {
  public let grant: Grant
  public let day: CalendarDate
  /// Eligible costs posted until the day under the exchange policy, also those under no line.
  public let spent: ExactDecimal
  /// What arrived until the day, in the grant's currency.
  public let received: ExactDecimal
  /// Of the eligible period: its days, and those gone by the end of the day.
  public let days: Int
  public let daysGone: Int
  /// Entries that are in no sum: not eligible, or without a rate.
  public let excluded: Int

  /// Spent in per cent of the amount, half to even at the sixth decimal.
  public var burnRate: FixedDecimal? {
    perCent(spent.millionths, of: Int128(grant.amount.millionths))
  }

  /// Days gone in per cent of all.
  public var timeRate: FixedDecimal? { perCent(Int128(daysGone), of: Int128(days)) }

  /// What was received and is not spent; negative where costs were advanced.
  public func onHand() throws(ArithmeticFailure) -> ExactDecimal {
    try received.subtracting(spent)
  }

  /// What the donor pays at most and is not spent; negative where more was.
  public func unspent() throws(ArithmeticFailure) -> ExactDecimal {
    try ExactDecimal(millionths: Int128(grant.amount.millionths)).subtracting(spent)
  }

  /// Nil where the result does not fit.
  private func perCent(_ part: Int128, of whole: Int128) -> FixedDecimal? {
    let (product, overflow) = part.multipliedReportingOverflow(by: 100 * Int128(FixedDecimal.scale))
    guard !overflow, whole > 0 else { return nil }
    return Int64(exactly: Rounding.halfEven(product, dividedBy: whole))
      .map { FixedDecimal(millionths: $0) }
  }
}

extension GrantStanding {
  /// - Throws: ``GrantFailure``, `ArithmeticFailure`
  public static func load(
    _ db: Database, grant code: String, on day: CalendarDate
  ) throws -> GrantStanding {
    let grant = try Grant.load(db, code: code, asOf: day)
    let books = try GrantBooks.load(db, grant, periods: grant.reportingPeriods(until: day, in: db))
    let costs = try BudgetReport(books) { take in
      try books.eachCost(db) { entry, cost, _ in
        guard entry.shares.contains(where: { $0.bearer == code }) else { return }
        try take(entry, cost)
      }
    }
    let received = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(received_amount / 1000000), 0),
          coalesce(sum(received_amount % 1000000), 0)
        FROM instalments WHERE grant_id = ? AND received_on <= ?
        """, arguments: [grant.id, day.description])
    let first = grant.eligibleFrom.dayNumber ?? 0
    let last = grant.eligibleTo.dayNumber ?? first
    let days = last - first + 1
    return GrantStanding(
      grant: grant, day: day, spent: try costs.actual(in: books.periods.indices).grant,
      received: received.map { ExactDecimal(units: $0[0], millionths: $0[1]) } ?? .zero,
      days: days, daysGone: min(max((day.dayNumber ?? first) - first + 1, 0), days),
      excluded: costs.excluded.reduce(0) { $0 + $1.entries })
  }
}
