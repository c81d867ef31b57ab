import GRDB
import Kernel

/// What the counting rules left out of the portfolio's totals, and why.
public struct PortfolioExclusions: Codable, Hashable, Sendable {
  public struct Activity: Codable, Hashable, Sendable {
    public let id: Int64
    public let identifier: String
    public let feed: String
    public let reportingOrg: String?
    /// `copy`, `secondary-reporter`, `other-publisher` or `children-counted`.
    public let reason: String
    public let message: String
    /// The activity that counts in its place; nil too where that is not seen.
    public let countedInstead: String?
    /// Its disbursements and expenditures.
    public let transactions: Int
    public let sensitivity: String
  }

  public struct Transaction: Codable, Hashable, Sendable {
    public let id: Int64
    public let activity: String
    public let ref: String?
    public let type: String?
    public let date: String?
    public let amount: String?
    public let currency: String?
    /// `passed-on` or `no-amount`.
    public let reason: String
    public let message: String
    public let sensitivity: String
  }

  /// How many there are of each reason, listed or not.
  public let reasons: [String: Int]
  public let activities: [Activity]
  /// Disbursements and expenditures of activities that count otherwise.
  public let transactions: [Transaction]

  /// - Parameter limit: how many of either are listed.
  public static func load(
    _ db: Database, _ seen: SeenActivities, limit: Int = 1_000, offset: Int = 0
  ) throws -> PortfolioExclusions {
    PortfolioExclusions(
      reasons: try reasons(db, seen),
      activities: limit == 0 ? [] : try activities(db, seen, limit, offset),
      transactions: limit == 0 ? [] : try transactions(db, seen, limit, offset))
  }

  private static func reasons(_ db: Database, _ seen: SeenActivities) throws -> [String: Int] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT reason, count(*) FROM activity_exclusions
          WHERE \(seen.admits("activity_id")) GROUP BY reason
        UNION ALL SELECT 'passed-on', count(*) FROM transaction_exclusions
          WHERE \(seen.admits("activity_id"))
        UNION ALL SELECT 'no-amount', count(*)
        FROM transactions t INDEXED BY transactions_without_amount
          JOIN activities a ON a.id = t.activity_id
        WHERE t.value IS NULL AND t.withdrawn = 0 AND \(TransactionParts.countedSQL)
          AND \(seen.admits("a.id"))
        """)
    return Dictionary(
      rows.compactMap { row in
        (row[0] as String?).map { ($0, row[1] as Int) }
      }, uniquingKeysWith: +
    ).filter { $0.value > 0 }
  }

  private static func activities(
    _ db: Database, _ seen: SeenActivities, _ limit: Int, _ offset: Int
  ) throws -> [Activity] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.id, a.identifier, f.name, coalesce(a.reporting_org_ref, a.reporting_org_name),
          x.reason, c.identifier,
          (SELECT count(*) FROM transactions t
            WHERE t.activity_id = a.id AND t.withdrawn = 0 AND t.type IN ('3', '4')),
          a.sensitivity
        FROM activity_exclusions x JOIN activities a ON a.id = x.activity_id
          JOIN feeds f ON f.id = a.feed_id
          LEFT JOIN activities c ON c.id = x.counted_id AND \(seen.admits("c.id"))
        WHERE \(seen.admits("a.id"))
        ORDER BY a.identifier, a.id LIMIT ? OFFSET ?
        """, arguments: [limit, offset]
    ).map { row in
      let (reporter, counted): (String?, String?) = (row[3], row[5])
      return Activity(
        id: row[0], identifier: row[1], feed: row[2], reportingOrg: reporter, reason: row[4],
        message: message(row[4], reporter: reporter ?? "Its publisher", counted: counted),
        countedInstead: counted, transactions: row[6], sensitivity: row[7])
    }
  }

  private static func message(_ reason: String, reporter: String, counted: String?) -> String {
    switch reason {
    case "secondary-reporter": "\(reporter) repeats what another organisation did."
    case "copy": "Another copy of this activity is counted."
    case "other-publisher": "\(reporter) is not one of the organisations looked at."
    default: "Its children\(counted.map { ", such as \($0)," } ?? "") report the spend."
    }
  }

  private static func transactions(
    _ db: Database, _ seen: SeenActivities, _ limit: Int, _ offset: Int
  ) throws -> [Transaction] {
    try Row.fetchAll(
      db, sql: "\(transactionsSQL(seen)) ORDER BY a.identifier, a.id, t.ordinal LIMIT ? OFFSET ?",
      arguments: [limit, offset]
    ).map { row in
      let reason: String = row[7]
      let receiver: String? = row[8]
      return Transaction(
        id: row[0], activity: row[1], ref: row[2], type: row[3], date: row[4],
        amount: (row[5] as Int64?).map { FixedDecimal(millionths: $0).description },
        currency: row[6], reason: reason,
        message: reason == "passed-on"
          ? "Passed on to \(receiver ?? "a member of the group"): it counts where it is spent."
          : "It has no amount that can be held.",
        sensitivity: row[9])
    }
  }

  private static func transactionsSQL(_ seen: SeenActivities) -> String {
    """
    SELECT t.id, a.identifier, t.ref, t.type, coalesce(t.date, t.value_date), t.value, t.currency,
      iif(e.transaction_id IS NULL, 'no-amount', 'passed-on') AS reason,
      coalesce(
        iif(t.receiver_activity IN (\(seen.hidden("identifier"))), NULL, t.receiver_activity),
        t.receiver_ref), a.sensitivity
    FROM activities a CROSS JOIN transactions t ON t.activity_id = a.id
      LEFT JOIN transaction_exclusions e ON e.transaction_id = t.id
    WHERE a.withdrawn = 0 AND \(seen.admits("a.id"))
      AND t.withdrawn = 0 AND t.type IN ('3', '4')
      AND a.id NOT IN (SELECT activity_id FROM activity_exclusions)
      AND (e.transaction_id IS NOT NULL OR t.value IS NULL)
    """
  }
}
