import GRDB
import Kernel

/// A link between a commitment and what it rests on.
public struct ThreadLink: Encodable, Hashable, Sendable {
  public let id: Int64
  public let source: LinkSource
  /// The id of the activity, transaction or concern.
  public let record: Int64
  /// Of the part of the plan.
  public let node: Int64
  /// In per cent, as a decimal string; nil of a concern.
  public let weight: String?
  public let rationale: String?
  /// Only reviewed links count in figures.
  public let isReviewed: Bool
  public let reviewedBy: String?
  public let reviewedOn: String?
}

extension ThreadLink {
  /// In the order of their plans and of the parts there.
  ///
  /// - Parameter condition: SQL over link `l`.
  static func load(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [ThreadLink] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT l.id, l.activity_id, l.transaction_id, l.concern_id, l.node_id, l.weight,
          l.rationale, l.state = 'reviewed', l.reviewed_by, l.reviewed_on
        FROM thread_links l JOIN plan_nodes n ON n.id = l.node_id
          JOIN policy_plans p ON p.id = n.plan_id
        WHERE \(condition) ORDER BY p.code, n.ordinal, n.id, l.id
        """, arguments: arguments
    ).map { row in
      let (source, record): (LinkSource, Int64) =
        if let activity = row[1] as Int64? {
          (.activity, activity)
        } else if let transaction = row[2] as Int64? {
          (.transaction, transaction)
        } else {
          (.concern, row[3] ?? 0)
        }
      return ThreadLink(
        id: row[0], source: source, record: record, node: row[4],
        weight: (row[5] as Int64?).map(Weight.text), rationale: row[6], isReviewed: row[7],
        reviewedBy: row[8], reviewedOn: row[9])
    }
  }

  /// Of an activity, those of its transactions among them.
  static func of(activity: Int64, _ db: Database) throws -> [ThreadLink] {
    try load(
      db,
      where: """
        l.activity_id = :id
          OR l.transaction_id IN (SELECT id FROM transactions WHERE activity_id = :id)
        """, ["id": activity])
  }

  /// Of a transaction: its own and, where none of them was reviewed, those of its activity.
  static func of(transaction: Int64, _ db: Database) throws -> [ThreadLink] {
    try load(
      db,
      where: """
        l.transaction_id = :id
          OR l.activity_id = (SELECT activity_id FROM transactions WHERE id = :id)
            AND NOT EXISTS (SELECT 1 FROM thread_links o
              WHERE o.transaction_id = :id AND o.state = 'reviewed')
        """, ["id": transaction])
  }

  static func of(concern: Int64, _ db: Database) throws -> [ThreadLink] {
    try load(db, where: "l.concern_id = ?", [concern])
  }
}
