import GRDB
import Storage
import TestSupport
import Testing

@testable import DonorReporting

struct GrantsSchemaTests {
  private static let own = """
    rowid > (SELECT max(rowid) FROM sqlite_master WHERE name = 'own_identities_primary')
    """

  @Test("The room's tables are the golden ones")
  func golden() throws {
    let sql = try GrantsStore().read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND \(GrantsSchemaTests.own)
          ORDER BY rowid
          """)
    }
    try Golden.expect(sql.map { "\($0);\n" }.joined(separator: "\n"), file: "schema.sql")
  }

  @Test("Each foreign key has a child index")
  func foreignKeys() throws {
    let missing = try GrantsStore().read { db in
      try ForeignKeys.withoutChildIndex { try String.fetchAll(db, sql: $0) }
    }
    #expect(missing == [])
  }

  @Test("Each table is strict and says which revision wrote its rows")
  func strict() throws {
    let loose = try GrantsStore().read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.name FROM pragma_table_list t
          WHERE t.schema = 'main' AND t.type = 'table' AND t.name <> 'grdb_migrations'
            AND (t.strict = 0 OR NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) k
              WHERE k."table" = 'revisions' AND k."from" = 'revision_id'))
            AND t.name IN (SELECT name FROM sqlite_master WHERE \(GrantsSchemaTests.own))
          """)
    }
    #expect(loose == [])
  }

  @Test("Each content query can be asked, gives no ids, and together they read each table")
  func content() throws {
    let store = try GrantsStore()
    try store.read { db in
      for query in StoreSchema.donorReporting.content {
        let columns = try db.makeStatement(sql: query.sql).columnNames
        #expect(!columns.contains { $0 == "id" || $0.hasSuffix("_id") }, "\(query.name)")
      }
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND \(GrantsSchemaTests.own)
            AND name NOT LIKE '%retractions' ORDER BY name
          """)
      #expect(StoreSchema.donorReporting.content.map(\.name).sorted() == tables)
    }
  }
}
