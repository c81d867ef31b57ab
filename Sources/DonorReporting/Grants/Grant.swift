import Disclosure
import GRDB
import Kernel

/// A grant as its agreement and the amendments agreed until a day have it.
public struct Grant: Sendable, Hashable, Codable {
  public let id: Int64
  public let code: String
  public let title: String
  public let donor: String
  /// Its organisation identifier.
  public let donorIdentifier: String?
  /// The reference of the agreement.
  public let agreement: String?
  /// The identifiers of the activities that it is for, in order.
  public let activities: [String]
  public let signedOn: CalendarDate?
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
  /// Indirect costs in per cent of direct ones; nil where they are entered as costs.
  public let indirectRate: FixedDecimal?
  /// Per cent of the costs that others must bear.
  public let matchPercentage: FixedDecimal?
  /// `proposed`, `active`, `ended`, `closed` or `cancelled`.
  public let status: String
  public let sensitivity: Sensitivity

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
    let activities = try String.fetchAll(
      db, sql: "SELECT identifier FROM grant_activities WHERE grant_id = ? ORDER BY identifier",
      arguments: [row["id"] as Int64])
    guard let grant = Grant(row, activities) else { throw GrantFailure.damaged("grant \(code)") }
    return grant
  }

  private init?(_ row: Row, _ activities: [String]) {
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
    donorIdentifier = row["donor_identifier"]
    agreement = row["agreement"]
    self.activities = activities
    signedOn = (row["signed_on"] as String?).flatMap { CalendarDate($0) }
    self.currency = currency
    amount = FixedDecimal(millionths: row["agreed_amount"])
    eligibleFrom = from
    eligibleTo = to
    exchangePolicy = policy
    rateSource = row["rate_source"]
    self.year = year
    varianceThreshold = Grant.percentage(row["variance_threshold"])
    indirectRate = Grant.percentage(row["indirect_rate"])
    matchPercentage = Grant.percentage(row["match_percentage"])
    status = row["status"]
    sensitivity = Sensitivity(stored: row["sensitivity"])
  }

  private static func percentage(_ millionths: Int64?) -> FixedDecimal? {
    millionths.map { FixedDecimal(millionths: $0) }
  }
}
