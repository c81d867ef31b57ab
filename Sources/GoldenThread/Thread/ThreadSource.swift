import GRDB
import Kernel

/// An activity or transaction whose money stands behind a commitment.
public struct ThreadSource: Encodable, Hashable, Sendable {
  public let link: ThreadLink
  /// Of the activity.
  public let activity: Int64
  public let identifier: String
  public let title: String?
  /// Of a transaction: its reference and day.
  public let ref: String?
  public let date: String?
  /// Its feed no longer has it: it is in no sum.
  public let isWithdrawn: Bool
  /// What the link gives, in the reporting currency; nil where nothing counts.
  public let disbursed: String?
  public let spent: String?
}

extension ThreadSource {
  /// Those that the audience may see; the others are counted.
  static func load(
    _ db: Database, _ links: [ThreadLink], _ money: ThreadMoney, _ gate: inout ThreadGate
  ) throws -> [ThreadSource] {
    try links.compactMap { link in
      guard link.source.hasMoney else { return nil }
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT a.id, a.identifier, a.title, t.ref, coalesce(t.value_date, t.date),
            a.withdrawn = 1 OR coalesce(t.withdrawn, 0) = 1, a.sensitivity
          FROM activities a LEFT JOIN transactions t ON t.activity_id = a.id AND t.id = :own
          WHERE a.id = coalesce((SELECT activity_id FROM transactions WHERE id = :own), :activity)
          """,
        arguments: [
          "own": link.source == .transaction ? link.record : nil,
          "activity": link.source == .activity ? link.record : nil,
        ])
      guard let row else { return nil }
      let table = link.source == .activity ? "activities" : "transactions"
      guard gate.passes(table, link.record, row[6]) else { return nil }
      return ThreadSource(
        link: link, activity: row[0], identifier: row[1], title: row[2], ref: row[3],
        date: row[4], isWithdrawn: row[5],
        disbursed: money.disbursed.byLink[link.id]?.description,
        spent: money.spent.byLink[link.id]?.description)
    }
  }
}
