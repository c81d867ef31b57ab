import Foundation
import GRDB
import IATI
import Importing
import Reference
import Storage
import TestSupport
import Testing

@testable import Portfolio

/// The tables are those that rows are written into.
struct WritingSchemaTests {
  static let schema: StoreSchema = .storage + .reference + .portfolio + .importing

  private func read<T>(_ body: (Database) throws -> T) throws -> T {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path, schema: WritingSchemaTests.schema,
      office: 7)
    defer { try? store.close() }
    return try store.read(body)
  }

  @Test("A first import leaves the indexes that it did without, whether or not it is finished")
  func indexesComeBack() throws {
    func indexes(_ portfolio: FiguresPortfolio) throws -> Set<String> {
      try portfolio.read {
        try String.fetchSet(
          $0, sql: "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql > ''")
      }
    }
    let before = try indexes(FiguresPortfolio())
    #expect(before.contains { $0.contains("transactions_provider") })
    for refresh in [true, false] {
      let portfolio = try FiguresPortfolio()
      try portfolio.add(
        "<iati-activity><iati-identifier>XX-1</iati-identifier></iati-activity>", feed: "one",
        refresh: refresh)
      #expect(try indexes(portfolio) == before)
      #expect(
        try portfolio.read {
          try String.fetchAll($0, sql: "PRAGMA integrity_check")
        } == ["ok"])
    }
  }

  @Test("The schema of the whole store is the golden one")
  func golden() throws {
    let sql = try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT m.sql FROM sqlite_master m
          WHERE m.sql IS NOT NULL AND m.name NOT IN
            (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
          ORDER BY m.rowid
          """)
    }
    try Golden.expect(sql.map { "\($0);\n" }.joined(separator: "\n"), file: "schema.sql")
  }

  @Test("Each foreign key has a child index")
  func foreignKeys() throws {
    let missing = try read { db in
      // SQLite serves these from a partial index too, where that leaves out nothing but nulls.
      try ForeignKeys.withoutChildIndex { try String.fetchAll(db, sql: $0) }.filter { key in
        let parts = key.dropLast().split(separator: "(")
        let plan = try Row.fetchAll(
          db, sql: "EXPLAIN QUERY PLAN SELECT 1 FROM \(parts[0]) WHERE \(parts[1]) = 1")
        return !plan.contains { ($0["detail"] as String).hasPrefix("SEARCH") }
      }
    }
    #expect(missing == [])
  }

  @Test("Each kind of row has a table with just its columns, of their types")
  func columns() throws {
    let tables = try read { db in
      try Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.map { kind in
          (
            kind,
            try Row.fetchAll(
              db, sql: "SELECT name, type FROM pragma_table_info(?)",
              arguments: [kind.rawValue]
            ).map { (name: $0[0] as String, type: $0[1] as String) }
          )
        })
    }
    for table in RecordTable.all {
      let stored = tables[table.kind] ?? []
      var expected = table.systemColumns + table.columns.map(\.name) + table.computedColumns
      if table.kind.hasStableID { expected.append("withdrawn") }
      if table.kind == .activity { expected.append("sensitivity") }
      #expect(stored.map(\.name).sorted() == expected.sorted(), "\(table.name)")
      for column in table.columns {
        let type = stored.first { $0.name == column.name }?.type
        #expect(
          type == (column.type.isInteger ? "INTEGER" : "TEXT"), "\(table.name) \(column.name)")
      }
    }
  }

  @Test("Ids and ordinals are how the store tells rows apart, so they are unique there")
  func keys() throws {
    let keys = try read { db in
      try Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.map { kind in
          (
            kind,
            try String.fetchAll(
              db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
              arguments: [kind.rawValue])
          )
        })
    }
    for table in RecordTable.all {
      #expect(
        keys[table.kind] == (table.kind.hasStableID ? ["id"] : [table.owner, "ordinal"]),
        "\(table.name)")
    }
  }
}
