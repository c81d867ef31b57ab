import GRDB

/// One field that a revision changed, or one line of a run's manifest.
public struct RevisionChange: Sendable, Hashable, FetchableRecord {
  public let revision: Int64
  /// Counts from 1 in its revision.
  public let ordinal: Int64
  public let table: String
  public let record: Int64
  public let field: String
  public let before: DatabaseValue
  public let after: DatabaseValue

  public init(row: Row) throws {
    revision = try row.decode(forColumn: "revision_id")
    ordinal = try row.decode(forColumn: "ordinal")
    table = try row.decode(forColumn: "table_name")
    record = try row.decode(forColumn: "record_id")
    field = try row.decode(forColumn: "field")
    before = try row.decode(forColumn: "before")
    after = try row.decode(forColumn: "after")
  }

  /// The name under which a run's manifest stands among the tables.
  public static let manifestTable = "manifest"

  /// What a revision changed, in order.
  public static func all(of revision: Int64, in db: Database) throws -> [RevisionChange] {
    try Array(cursor(of: revision, in: db))
  }

  /// What a revision changed, in order, one after another.
  public static func cursor(
    of revision: Int64, in db: Database
  ) throws -> RecordCursor<RevisionChange> {
    try fetchCursor(
      db, sql: "SELECT * FROM revision_changes WHERE revision_id = ? ORDER BY ordinal",
      arguments: [revision])
  }

  /// A record's history, oldest first.
  public static func history(
    of record: Int64, table: String, in db: Database
  ) throws -> [RevisionChange] {
    try fetchAll(
      db,
      sql: """
        SELECT revision_changes.* FROM revision_changes
        JOIN revisions ON revisions.id = revision_id
        WHERE table_name = ? AND record_id = ? ORDER BY at, revision_id, ordinal
        """, arguments: [table, record])
  }
}
