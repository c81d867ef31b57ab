import GRDB
import Storage
import Testing

@testable import Training

struct CohortSchemaTests {
  private static let own = """
    rowid > (SELECT max(rowid) FROM sqlite_master WHERE tbl_name = 'vault_erasures')
    """

  @Test("Each content query can be asked, gives no ids, and together they read each table")
  func content() throws {
    try CohortStore().read { db in
      let queries = StoreSchema.courseContent + StoreSchema.participationContent
      for query in queries {
        let columns = try db.makeStatement(sql: query.sql).columnNames
        #expect(!columns.contains { $0 == "id" || $0.hasSuffix("_id") })
      }
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND \(CohortSchemaTests.own)
          ORDER BY name
          """)
      #expect(queries.map(\.name).sorted() == tables)
    }
  }
}
