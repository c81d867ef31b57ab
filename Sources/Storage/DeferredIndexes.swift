import GRDB

/// The indexes of tables that are to be filled, taken away until all rows are there: each is sorted
/// once then. Kept row by row they cost several times as much.
///
/// Unique indexes stay, because they guard what is written.
struct DeferredIndexes {
  private let definitions: [String]

  init(_ db: Database, of tables: [String]) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT name, sql FROM sqlite_master
        WHERE type = 'index' AND sql NOT LIKE 'CREATE UNIQUE%'
          AND tbl_name IN (\(tables.map { _ in "?" }.joined(separator: ", ")))
        ORDER BY tbl_name, rowid
        """, arguments: StatementArguments(tables))
    definitions = rows.map { $0[1] }
    for row in rows {
      try db.execute(sql: "DROP INDEX \((row[0] as String).quotedDatabaseIdentifier)")
    }
  }

  /// Makes them as they were, those of a table one after the other: each reads the whole table, which
  /// stays in the page cache where pages that wait to be written do not fill it.
  func restore(_ db: Database) throws {
    for definition in definitions {
      db.writeOutPages()
      try db.execute(sql: definition)
    }
  }
}
