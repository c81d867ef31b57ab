import GRDB
import Storage
import TestSupport
import Testing

@testable import GoldenThread

struct SchemaTests {
  @Test("The room's tables are the golden ones")
  func golden() throws {
    let sql = try ThreadStore().read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL 
            AND tbl_name IN ('thread_links', 'cohort_costs')
          ORDER BY rowid
          """)
    }
    try Golden.expect(sql.map { "\($0);\n" }.joined(separator: "\n"), file: "schema.sql")
  }

  @Test("Each foreign key has a child index")
  func foreignKeys() throws {
    let missing = try ThreadStore().read { db in
      try ForeignKeys.withoutChildIndex { try String.fetchAll(db, sql: $0) }
    }
    #expect(missing.filter { $0.hasPrefix("thread_links") || $0.hasPrefix("cohort_costs") } == [])
  }

  @Test("The content query can be asked, and gives no ids")
  func content() throws {
    try ThreadStore().read { db in
      for query in StoreSchema.goldenThread.content {
        let columns = try db.makeStatement(sql: query.sql).columnNames
        #expect(!columns.contains { $0 == "id" || $0.hasSuffix("_id") }, "\(query.name)")
      }
    }
  }
}
