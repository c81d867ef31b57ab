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
      try search.replace(old.buffer, with: nil, id: id)
      try spend.remove(id)
    }
    try run.db.execute(
      sql: "UPDATE \(root.rawValue) SET withdrawn = 1, revision_id = ? WHERE id = ?",
      arguments: [run.revision, id])
    return entry
  }

  /// The kinds of row without ids that a change writes anew: those that differ,
  /// and those that stand below rows with ids, which may be others now.
  func rewrittenKinds(_ changes: [RecordChange]) -> Set<Int32> {
    let changed = Set(changes.map(\.field))
    return Set(
      RecordTable.all.filter { table in
        switch table.parent {
        case .none, .record: !table.kind.hasStableID && changed.contains(table.name)
        case .id, .measure, .ordinal: !table.kind.hasStableID
        }
      }.map { Int32($0.kind.index) })
  }

  /// Deletes the stored rows of those kinds, children first. One by one: SQLite
  /// collects the keys of a wider deletion in a temporary tree first.
  func remove(_ kinds: Set<Int32>, of old: RecordBuffer, id: Int64) throws {
    for row in (0..<old.rowCount).reversed() where kinds.contains(old.row(row).kind) {
      let statement = try deletion(of: old.kind(of: row))
      statement.bind(1, integer: id)
      statement.bind(2, integer: Int64(old.row(row).ordinal))
      try statement.run()
    }
  }

  private func deletion(of kind: RecordKind) throws -> BulkStatement {
    if let known = deletions[kind] { return known }
    let table = RecordTable.of(kind)
    let statement = try BulkStatement(
      run.db, sql: "DELETE FROM \(table.name) WHERE \(table.owner) = ? AND ordinal = ?")
    deletions[kind] = statement
    return statement
  }

  /// Deletes rows that a new version lacks; one that something links to, or a transaction of an
  /// activity that another room links to, stays, withdrawn, and is named in `linkedButGone`.
  func withdraw(_ vanished: [(kind: RecordKind, id: Int64)], of activity: Int64) throws {
    let isLinked = try !vanished.isEmpty && links.reach(activity: activity)
    for (kind, id) in vanished {
      if isLinked, kind == .transaction {
        try keepWithdrawn(kind, id)
        continue
      }
      do {
        try run.db.cachedStatement(sql: "DELETE FROM \(kind.rawValue) WHERE id = ?")
          .execute(arguments: [id])
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
      {
        try keepWithdrawn(kind, id)
      }
    }
  }

  private func keepWithdrawn(_ kind: RecordKind, _ id: Int64) throws {
    try run.db.cachedStatement(sql: "UPDATE \(kind.rawValue) SET withdrawn = 1 WHERE id = ?")
      .execute(arguments: [id])
    linkedButGone.append(RecordRef(kind.rawValue, RecordID(rawValue: id)))
  }
}
