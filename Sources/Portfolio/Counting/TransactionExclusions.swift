import GRDB
import Storage

/// Disbursements of counted activities that stay in the group: their receiving
/// activity, or receiving organisation, reports in it too and spends the money.
struct TransactionExclusions: DerivedTable {
  let name = "transaction_exclusions"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM transaction_exclusions")
    try db.execute(sql: "INSERT INTO transaction_exclusions \(fresh)")
  }

  /// Rewrites the rows of the activities where they differ, and names those.
  func update(_ db: Database) throws -> [Int64] {
    let changed = try Counting.activities(changedFrom: stored, to: fresh, in: db)
    guard !changed.isEmpty else { return [] }
    let among = "activity_id IN (SELECT value FROM json_each(?))"
    let json = "[\(changed.map(String.init).joined(separator: ","))]"
    try db.execute(sql: "DELETE FROM transaction_exclusions WHERE \(among)", arguments: [json])
    try db.execute(
      sql: "INSERT INTO transaction_exclusions SELECT * FROM (\(fresh)) WHERE \(among)",
      arguments: [json])
    return changed
  }

  func differences(_ db: Database) throws -> Int {
    try countDifferences(between: stored, and: fresh, in: db)
  }

  private let stored = "SELECT transaction_id, activity_id, counted_id FROM transaction_exclusions"

  private let fresh = """
    WITH held AS MATERIALIZED (\(Counting.heldSQL)),
    counted AS (
      SELECT id FROM held WHERE id NOT IN (SELECT activity_id FROM activity_exclusions)
    ),
    passed AS (
      SELECT t.id, t.activity_id, h.id AS receiver
      FROM held h CROSS JOIN transactions t ON t.receiver_activity = h.identifier
      WHERE t.type = '3' AND t.receiver_activity IS NOT NULL AND h.identifier <> ''
        AND t.activity_id IN (SELECT id FROM counted)
        AND t.withdrawn = 0 AND t.value IS NOT NULL
      UNION ALL
      SELECT t.id, t.activity_id, NULL
      FROM (SELECT DISTINCT reporting_org_ref AS ref FROM held WHERE reporting_org_ref <> '') r
        CROSS JOIN transactions t ON t.receiver_ref = r.ref
        CROSS JOIN activities a ON a.id = t.activity_id AND a.reporting_org_ref IS NOT r.ref
      WHERE t.type = '3' AND t.receiver_ref IS NOT NULL
        AND +t.activity_id IN (SELECT id FROM counted)
        AND t.withdrawn = 0 AND t.value IS NOT NULL
    )
    SELECT id AS transaction_id, activity_id, max(receiver) AS counted_id FROM passed
    GROUP BY id, activity_id
    """
}
