import GRDB
import IATI
import Kernel
import Storage

extension ActivityBulkWriter {
  /// Marks what the feed holds and its files no longer had. Call it after the
  /// last activity; nothing is deleted.
  public func withdrawMissing() throws -> [Entry] {
    var entries: [Entry] = []
    for root in [RecordKind.activity, .organisation] {
      let rows = try Row.fetchAll(
        run.db,
        sql: """
          SELECT id, identifier, occurrence FROM \(root.rawValue)
          WHERE feed_id = ? AND withdrawn = 0 ORDER BY id
          """, arguments: [feed])
      for row in rows where (row[2] as Int) > occurrences(of: row[1], root) {
        entries.append(try withdraw(root, id: row[0], row[1], row[2]))
      }
    }
    return entries
  }

  /// How many the feed holds that are not withdrawn.
  public func heldCount(_ root: RecordKind) throws -> Int {
    try Int.fetchOne(
      run.db,
      sql: "SELECT count(*) FROM \(root.rawValue) WHERE feed_id = ? AND withdrawn = 0",
      arguments: [feed]) ?? 0
  }

  /// Takes an activity or organisation out of every sum and list; its rows stay.
  public func withdraw(
    _ root: RecordKind, id: Int64, _ identifier: String, _ occurrence: Int
  ) throws -> Entry {
    let old = try loader.load(root, id: id)
    let entry = Entry(
      root: root, id: id, identifier: identifier, occurrence: occurrence, outcome: .removed,
      line: old.buffer.line(of: 0), transactions: 0, image: try RecordImage.of(old.buffer))
    guard writes else { return entry }
    if root == .activity {
      try search.remove(old.buffer, id: id)
      try spend.remove(id)
    }
    try run.db.execute(
      sql: "UPDATE \(root.rawValue) SET withdrawn = 1, revision_id = ? WHERE id = ?",
      arguments: [run.revision, id])
    return entry
  }

  /// Deletes the rows that have no id of their own, children first.
  func removeChildren(of id: Int64, _ root: RecordKind) throws {
    for (table, statement) in childDeletions where table.root == root {
      statement.bind(1, integer: id)
      try statement.run()
    }
  }

  /// The statements that do so, for every kind without ids, children first.
  static func childDeletions(_ db: Database) throws -> [(RecordTable, BulkStatement)] {
    try RecordTable.all.reversed().filter { !$0.kind.hasStableID }.map { table in
      (table, try BulkStatement(db, sql: "DELETE FROM \(table.name) WHERE \(table.owner) = ?"))
    }
  }

  /// Deletes rows that a new version lacks; one that something links to stays,
  /// withdrawn, and is named in `linkedButGone`.
  func withdraw(_ vanished: [(kind: RecordKind, id: Int64)]) throws {
    for (kind, id) in vanished {
      do {
        try run.db.cachedStatement(sql: "DELETE FROM \(kind.rawValue) WHERE id = ?")
          .execute(arguments: [id])
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
      {
        try run.db.cachedStatement(sql: "UPDATE \(kind.rawValue) SET withdrawn = 1 WHERE id = ?")
          .execute(arguments: [id])
        linkedButGone.append(RecordRef(kind.rawValue, RecordID(rawValue: id)))
      }
    }
  }
}
