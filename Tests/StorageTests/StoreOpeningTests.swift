import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@Suite struct StoreOpeningTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aNewStoreKeepsItsOfficeAndVersion() throws {
    let made = try scratch.store(office: 42)
    #expect(made.office == 42)
    #expect(made.schemaVersion == 2)
    try made.close()
    #expect(try scratch.files() == ["store.sqlite"])
    #expect(try scratch.reopened().office == 42)
  }

  @Test func anOfficeThatNobodyNamedIsDrawnAndRecorded() throws {
    let made = try scratch.store(office: nil)
    #expect((1...4095).contains(made.office))
    try made.close()
    #expect(try scratch.reopened().office == made.office)
  }

  @Test(arguments: [-1, 4096]) func anOfficeBeyondTwelveBitsIsRefused(office: Int) throws {
    #expect(throws: StoreFailure.office(office)) { try scratch.store(office: office) }
    #expect(try scratch.files() == [])
  }

  @Test func anExistingFileIsNotOverwritten() throws {
    try Data("notes".utf8).write(to: URL(filePath: scratch.path()))
    #expect(throws: StoreFailure.exists(path: scratch.path())) { try scratch.store() }
    #expect(try String(contentsOfFile: scratch.path(), encoding: .utf8) == "notes")
  }

  @Test func whatCannotBeOpenedSaysWhy() throws {
    #expect(throws: StoreFailure.missing(path: scratch.path())) { try scratch.reopened() }
    try Data(repeating: 0x2A, count: 8192).write(to: URL(filePath: scratch.path("text")))
    #expect(throws: StoreFailure.notADatabase(path: scratch.path("text"))) {
      try scratch.reopened("text")
    }
    try Data().write(to: URL(filePath: scratch.path("empty")))
    #expect(throws: StoreFailure.notAStore(path: scratch.path("empty"))) {
      try scratch.reopened("empty")
    }
    let missingFolder = scratch.path("nowhere/store.sqlite")
    #expect {
      try Store.create(at: missingFolder, schema: .villages)
    } throws: {
      "\($0)".contains("folder does not exist")
    }
  }

  @Test(arguments: [
    "CREATE TABLE recipes (name TEXT)",
    "CREATE TABLE id_counter (x); CREATE TABLE grdb_migrations (x); CREATE TABLE backup_seal (x)",
  ])
  func aForeignDatabaseStaysAsItWas(tables: String) throws {
    let queue = try DatabaseQueue(path: scratch.path("foreign"))
    try queue.write { try $0.execute(sql: tables) }
    try queue.close()
    let before = try Data(contentsOf: URL(filePath: scratch.path("foreign")))
    #expect(throws: StoreFailure.notAStore(path: scratch.path("foreign"))) {
      try scratch.reopened("foreign")
    }
    #expect(try Data(contentsOf: URL(filePath: scratch.path("foreign"))) == before)
  }

  @Test func aDamagedFileIsNamed() throws {
    try scratch.store().close()
    let file = URL(filePath: scratch.path())
    var bytes = try Data(contentsOf: file)
    bytes.replaceSubrange(100..<bytes.count, with: Data(repeating: 0x2A, count: bytes.count - 100))
    try bytes.write(to: file)
    #expect {
      try scratch.reopened()
    } throws: { error in
      guard case StoreFailure.damaged(scratch.path(), _) = error else { return false }
      return "\(error)".contains("baraza restore")
    }
  }

  @Test(arguments: [true, false]) func aNewerStoreIsRefusedAndNotTouched(writing: Bool) throws {
    let newer =
      StoreSchema.villages
      + StoreSchema(
        migrations: [Migration(name: "0003-rivers", sql: "CREATE TABLE rivers (name TEXT)")])
    try scratch.store(schema: newer).close()
    let before = try Data(contentsOf: URL(filePath: scratch.path()))
    let refusal = StoreFailure.newer(
      path: scratch.path(), version: 3, known: 2, unknown: ["0003-rivers"])
    #expect(throws: refusal) {
      try Store.open(
        at: scratch.path(), schema: .villages,
        access: writing ? .readWrite(purpose: "test") : .readOnly)
    }
    #expect("\(refusal)".contains("Update Baraza"))
    #expect(try Data(contentsOf: URL(filePath: scratch.path())) == before)
  }

  @Test func anOlderStoreIsBroughtUpToDateByItsWriterAlone() throws {
    try scratch.store(schema: .storage).close()
    #expect(throws: StoreFailure.outdated(path: scratch.path(), version: 1, known: 2)) {
      try Store.open(at: scratch.path(), schema: .villages, access: .readOnly)
    }
    let store = try scratch.reopened()
    #expect(try store.read { try $0.tableExists("villages") })
  }

  @Test func everyCommitWaitsForTheDisk() throws {
    let store = try scratch.store()
    let check = try StoreCheck.run(store)
    #expect(check.checks.first { $0.name == "synchronous" }?.ok == true)
    let level = try store.change(by: .amina, because: "look") {
      try Int.fetchOne($0.db, sql: "PRAGMA synchronous")
    }
    #expect(level == 2)
  }

  @Test func whatASavepointWouldBringBackStaysInMemory() throws {
    let store = try scratch.store()
    let place = try store.change(by: .amina, because: "look") {
      try Int.fetchOne($0.db, sql: "PRAGMA temp_store")
    }
    #expect(place == 2)
  }

  @Test func aReaderOpensAStoreThatNobodyWrites() throws {
    let store = try scratch.store()
    try store.change(by: .amina, because: "first") { _ = try $0.addVillage("Kijiji") }
    try store.close()
    let reader = try Store.open(at: scratch.path(), schema: .villages, access: .readOnly)
    #expect(try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM villages") } == 1)
    #expect(throws: StoreFailure.readOnly(path: scratch.path())) {
      try reader.change(by: .amina, because: "second") { _ = try $0.addVillage("Mji") }
    }
  }

  @Test func theSchemaIsAsReleased() throws {
    let store = try Store.create(at: scratch.path(), schema: .storage)
    let sql = try store.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT sql FROM sqlite_master
          WHERE sql IS NOT NULL AND name <> 'grdb_migrations' ORDER BY rowid
          """)
    }
    try Golden.expect(sql.joined(separator: ";\n\n") + ";\n", file: "storage-schema.sql")
  }

  @Test func everyForeignKeyHasAnIndex() throws {
    let store = try Store.create(at: scratch.path(), schema: .storage)
    let bare = try store.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT t.name || '.' || k."from" FROM sqlite_master t, pragma_foreign_key_list(t.name) k
          WHERE t.type = 'table' AND NOT EXISTS (
            SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c
            WHERE c.seqno = 0 AND c.name = k."from")
          """)
    }
    #expect(bare == [])
  }
}
