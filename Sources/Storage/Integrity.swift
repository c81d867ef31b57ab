import GRDB

/// SQLite's own view of a file's soundness.
enum Integrity {
  /// What is wrong, at most ten findings; empty when sound.
  static func problems(_ db: Database) throws -> [String] {
    let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
    return lines == ["ok"] ? [] : lines
  }

  /// The number of rows whose parent is missing, by table.
  static func orphans(_ db: Database) throws -> [String] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT "table", "parent", count(*) FROM pragma_foreign_key_check
        GROUP BY 1, 2 ORDER BY 1, 2
        """
    ).map { row in
      let (table, parent, count): (String, String, Int) = (row[0], row[1], row[2])
      return "\(count) of \(table) without \(parent)"
    }
  }

  /// How the schema differs from the one that the migrations make.
  static func schemaDifferences(_ schema: StoreSchema, _ db: Database) throws -> [String] {
    let fresh = Set(try schema.freshSchema())
    let stored = Set(try SchemaItem.fetchAll(db))
    let name = { (item: SchemaItem) in "\(item.type) \(item.name)" }
    let missing = fresh.subtracting(stored).map { "missing or changed: \(name($0))" }
    let foreign = stored.subtracting(fresh).map { "not ours: \(name($0))" }
    return missing.sorted() + foreign.sorted()
  }
}
