import GRDB
import Kernel

/// A grant as its agreement and the amendments agreed until a day have it.
public struct Grant: Sendable, Hashable {
  public let id: Int64
  public let code: String
  public let title: String
  public let donor: String
  public let currency: CurrencyCode
  /// What the donor pays at most.
  public let amount: FixedDecimal
  public let eligibleFrom: CalendarDate
  public let eligibleTo: CalendarDate
  public let exchangePolicy: ExchangePolicy
  /// Nil for the store's own source.
  public let rateSource: String?
  /// When the donor's year begins.
  public let year: FiscalYear
  /// Per cent above which a variance is explained; nil where nothing is agreed.
  public let varianceThreshold: FixedDecimal?

  /// - Parameter day: which amendments count; nil for all.
  /// - Throws: ``GrantFailure``
  public static func load(
    _ db: Database, code: String, asOf day: CalendarDate? = nil
  ) throws -> Grant {
    let row = try Row.fetchOne(
      db,
      sql: """
        WITH agreed AS (
          SELECT a.* FROM grant_amendments a JOIN grants g ON g.id = a.grant_id
          WHERE g.code = :code AND (:day IS NULL OR a.agreed_on <= :day))
        SELECT g.*,
          coalesce((SELECT amount FROM agreed WHERE amount IS NOT NULL
            ORDER BY number DESC LIMIT 1), g.amount) AS agreed_amount,
          coalesce((SELECT eligible_to FROM agreed WHERE eligible_to IS NOT NULL
            ORDER BY number DESC LIMIT 1), g.eligible_to) AS agreed_to
        FROM grants g WHERE g.code = :code
        """, arguments: ["code": code, "day": day?.description])
    guard let row else { throw GrantFailure.noGrant(code) }
    guard let grant = Grant(row) else { throw GrantFailure.damaged("grant \(code)") }
    return grant
  }

  private init?(_ row: Row) {
    guard let currency = CurrencyCode(row["currency"] as String),
      let from = CalendarDate(row["eligible_from"] as String),
      let to = CalendarDate(row["agreed_to"] as String),
      let policy = ExchangePolicy(rawValue: row["exchange_policy"]),
      let year = FiscalYear(startMonth: row["year_begins_month"], startDay: row["year_begins_day"])
    else { return nil }
    id = row["id"]
    code = row["code"]
    title = row["title"]
    donor = row["donor"]
    self.currency = currency
    amount = FixedDecimal(millionths: row["agreed_amount"])
    eligibleFrom = from
    eligibleTo = to
    exchangePolicy = policy
    rateSource = row["rate_source"]
    self.year = year
    varianceThreshold = (row["variance_threshold"] as Int64?).map { FixedDecimal(millionths: $0) }
  }
}
