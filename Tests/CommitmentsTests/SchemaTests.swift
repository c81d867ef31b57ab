import GRDB
import Storage
import TestSupport
import Testing

@testable import Commitments

struct SchemaTests {
  @Test("The room's tables are the golden ones")
  func golden() throws {
    let sql = try CommitmentsStore().read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND rowid >
            (SELECT max(rowid) FROM sqlite_master WHERE name = 'backup_seal') ORDER BY rowid
          """)
    }
    try Golden.expect(sql.map { "\($0);\n" }.joined(separator: "\n"), file: "schema.sql")
  }

  @Test("Each foreign key has a child index")
  func foreignKeys() throws {
    let missing = try CommitmentsStore().read { db in
      try ForeignKeys.withoutChildIndex { try String.fetchAll(db, sql: $0) }
    }
    #expect(missing == [])
  }

  @Test("Each table is strict and says which revision wrote its rows")
  func strict() throws {
    let loose = try CommitmentsStore().read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.name FROM pragma_table_list t
          WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'
            AND t.name NOT IN ('standing', 'grdb_migrations') AND (t.strict = 0 OR NOT EXISTS (
              SELECT 1 FROM pragma_foreign_key_list(t.name) k
              WHERE k."table" = 'revisions' AND k."from" = 'revision_id'))
            AND t.name IN (SELECT name FROM sqlite_master WHERE rowid >
              (SELECT max(rowid) FROM sqlite_master WHERE name = 'backup_seal'))
          """)
    }
    #expect(loose == [])
  }

  @Test("Each content query can be asked, and gives no ids")
  func content() throws {
    let store = try CommitmentsStore()
    try store.read { db in
      for query in StoreSchema.commitments.content {
        let statement = try db.makeStatement(sql: query.sql)
        let columns = statement.columnNames
        #expect(!columns.contains { $0 == "id" || $0.hasSuffix("_id") }, "\(query.name)")
      }
    }
  }
}
