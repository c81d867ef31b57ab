import GRDB

/// What runs and people changed of an activity.
public enum ActivityHistory {
  /// One revision that touched it.
  public struct Entry: Encodable, Hashable, Sendable {
    public let revision: Int64
    /// UTC.
    public let at: String
    public let actor: String
    public let reason: String
    /// Nil where a person did it by hand.
    public let run: Int64?
    /// `added`, `changed`, `returned` or `removed`.
    public let action: String
    /// As the log writes them; nil where they are not told apart.
    public let fields: String?
  }

  /// The latest first.
  public static func load(_ db: Database, activity id: Int64) throws -> [Entry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT v.id, v.at, v.actor, v.reason, r.id, c.action, c.fields, v.office, v.sequence
        FROM import_changes c JOIN import_runs r ON r.id = c.run_id
          JOIN revisions v ON v.id = r.revision_id
        WHERE c.table_name = 'activities' AND c.record_id = :id
        UNION ALL
        SELECT v.id, v.at, v.actor, v.reason, r.id,
          CASE WHEN sum(c.field = 'id' AND c.before IS NULL) > 0 THEN 'added' ELSE 'changed' END,
          group_concat(c.field, ' ') FILTER (WHERE c.field NOT IN ('id', 'revision_id')),
          v.office, v.sequence
        FROM revision_changes c JOIN revisions v ON v.id = c.revision_id
          LEFT JOIN import_runs r ON r.revision_id = v.id
        WHERE c.table_name = 'activities' AND c.record_id = :id
        GROUP BY v.id
        ORDER BY 2 DESC, 8, 9 DESC
        """, arguments: ["id": id]
    ).map { row in
      Entry(
        revision: row[0], at: row[1], actor: row[2], reason: row[3], run: row[4], action: row[5],
        fields: (row[6] as String?).flatMap { $0.isEmpty ? nil : $0 })
    }
  }
}
