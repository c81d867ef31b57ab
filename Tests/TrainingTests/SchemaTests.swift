import GRDB
import Storage
import TestSupport
import Testing

@testable import Training

struct SchemaTests {
  let scene: VaultScene

  init() throws { scene = try VaultScene() }

  private static let own = """
    (SELECT name FROM sqlite_master WHERE rowid >
      (SELECT max(rowid) FROM sqlite_master WHERE name = 'backup_seal'))
    """

  @Test("The room's tables are the golden ones")
  func golden() throws {
    let sql = try scene.store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name IN \(SchemaTests.own)
          ORDER BY rowid
          """)
    }
    try Golden.expect(sql.map { "\($0);\n" }.joined(separator: "\n"), file: "schema.sql")
  }

  @Test("Each foreign key has a child index")
  func foreignKeys() throws {
    let missing = try scene.store.read { db in
      try ForeignKeys.withoutChildIndex { try String.fetchAll(db, sql: $0) }
    }
    #expect(missing == [])
  }

  @Test("Each table is strict, and says which revision wrote its rows but where that must not be")
  func strict() throws {
    let loose = try scene.store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.name FROM pragma_table_list t
          WHERE t.schema = 'main' AND t.type = 'table' AND t.name IN \(SchemaTests.own)
            AND t.name <> 'grdb_migrations' AND (t.strict = 0 OR NOT EXISTS (
              SELECT 1 FROM pragma_foreign_key_list(t.name) k
              WHERE k."table" = 'revisions' AND k."from" = 'revision_id'))
          ORDER BY t.name
          """)
    }
    #expect(loose == ["vault_index", "vault_salts"])
  }

  @Test("Each content query can be asked, and gives no ids")
  func content() throws {
    try scene.store.read { db in
      for query in StoreSchema.training.content {
        let columns = try db.makeStatement(sql: query.sql).columnNames
        #expect(!columns.contains { $0 == "id" || $0.hasSuffix("_id") }, "\(query.name)")
        #expect(!columns.contains { ["mark", "ciphertext", "salt"].contains($0) })
      }
    }
  }

  @Test("The vault holds the fields that its tables know, and rules are for them")
  func fields() throws {
    let id = try scene.participant(
      Dictionary(uniqueKeysWithValues: VaultField.allCases.map { ($0, "value 1234567") }))
    #expect(try scene.read(id).count == VaultField.allCases.count)
    for field in ["identity"] + VaultField.allCases.map(\.rawValue) {
      let rule = ["record_class": field, "counted_from": "cohort-end", "months": "12"]
      _ = try scene.change { try RetentionRulesTarget().add(rule, in: $0) }
    }
  }
}
