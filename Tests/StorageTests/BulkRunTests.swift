import Crypto
import Foundation
import GRDB
import Storage
import Testing

@Suite struct BulkRunTests {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private func villages() throws -> Int {
    try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM villages") } ?? -1
  }

  private func logSize() throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: store.path + "-wal")
    return attributes[.size] as? Int ?? -1
  }

  /// Inserts that many villages by way of borrowed bytes.
  private static func insert(_ count: Int, in run: BulkRun) throws {
    let statement = try BulkStatement(run.db, sql: "INSERT INTO villages VALUES (?, ?, ?, NULL)")
    let name = Array("Kijiji".utf8)
    try name.withUnsafeBytes { name in
      for number in 0..<count {
        try statement.bind(1, integer: run.newID())
        statement.bind(2, text: name)
        statement.bind(3, integer: Int64(number))
        try statement.run()
      }
    }
  }

  @Test func aRunIsOneRevisionWithManifestAndLogDigest() throws {
    var phases: [Phase] = []
    let revision = try store.bulkRun(by: .amina, because: "import", phase: { phases.append($0) }) {
      run in
      run.manifest["file"] = "villages.xml"
      run.log("first ".utf8)
      Array("second".utf8).withUnsafeBytes { run.log($0) }
      try Self.insert(1000, in: run)
      return run.revision
    }
    #expect(phases == [.apply, .commit, .checkpoint, .done])
    let changes = try store.read { try RevisionChange.all(of: revision, in: $0) }
    let expected = SHA256.hash(data: Data("first second".utf8))
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(changes.map(\.table) == ["manifest", "manifest"])
    #expect(changes.map(\.field) == ["changeLog.sha256", "file"])
    #expect(changes.map(\.after) == [expected.databaseValue, "villages.xml".databaseValue])
    #expect(try villages() == 1000)
    #expect(try store.read(Audit.verify) == [])
    #expect(try logSize() == 0)
  }

  @Test func aCancelledRunLeavesNothing() throws {
    let before = try store.change(by: .amina, because: "survey") { try $0.addVillage("Mji") }
    #expect(throws: BulkRun.Cancel.self) {
      try store.bulkRun(by: .amina, because: "import") { run in
        try run.db.execute(sql: "PRAGMA cache_size = 10")
        try Self.insert(20_000, in: run)
        #expect(try logSize() > 100_000)
        throw BulkRun.Cancel()
      }
    }
    #expect(try logSize() == 0)
    #expect(try villages() == 1)
    #expect(try store.read { try Revision.latest(9, in: $0) }.count == 1)
    #expect(try StoreCheck.run(store).checks.filter { !$0.ok }.map(\.name) == ["household totals"])
    let after = try store.change(by: .amina, because: "survey") { try $0.addVillage("Mji") }
    #expect(after > before)
  }

  @Test func readersSeeTheOldStateUntilTheCommit() throws {
    let reader = try Store.open(at: store.path, schema: .villages, access: .readOnly)
    let count = { (store: Store) in
      try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM villages") }
    }
    try store.bulkRun(by: .amina, because: "import") { run in
      try Self.insert(20_000, in: run)
      #expect(try count(store) == 0)
      #expect(try count(reader) == 0)
    }
    #expect(try count(store) == 20_000)
    #expect(try count(reader) == 20_000)
  }

  @Test func writesDuringARunAreRefusedWithItsProgress() throws {
    try store.bulkRun(by: .amina, because: "import of a feed") { run in
      run.report(done: 42, of: 100)
      #expect(store.runInProgress?.done == 42)
      for write in [
        { try store.change(by: .amina, because: "edit") { _ = try $0.addVillage("Mji") } },
        { try store.bulkRun(by: .amina, because: "another") { _ in } },
      ] {
        #expect {
          try write()
        } throws: {
          "\($0)".contains("import of a feed, by Amina") && "\($0)".contains("42 % done")
        }
      }
    }
    #expect(store.runInProgress == nil)
    try store.change(by: .amina, because: "edit") { _ = try $0.addVillage("Mji") }
    #expect(try villages() == 1)
  }

  @Test func aReaderInAnOldStateDoesNotFailTheRun() throws {
    let reader = try DatabaseQueue(path: store.path)
    try reader.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN; SELECT count(*) FROM villages")
      try store.bulkRun(by: .amina, because: "import") { try Self.insert(10, in: $0) }
      try db.execute(sql: "COMMIT")
    }
    #expect(try villages() == 10)
  }

  @Test func aKilledRunLeavesTheStoreAsItWas() async throws {
    try store.change(by: .amina, because: "survey") { _ = try $0.addVillage("Mji") }
    try store.close()
    let path = store.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try Store.open(
        at: path, schema: .villages, access: .readWrite(purpose: "test"))
      try store.bulkRun(by: .amina, because: "import") { run in
        // More than the page cache holds, so that the log has pages of the run.
        try run.db.execute(sql: "PRAGMA cache_size = 10")
        try Self.insert(50_000, in: run)
        kill(getpid(), SIGKILL)
      }
    }
    #expect(try scratch.files().contains("store.sqlite-wal"))
    let reopened = try scratch.reopened()
    let names = try reopened.read { try String.fetchAll($0, sql: "SELECT name FROM villages") }
    #expect(names == ["Mji"])
    #expect(try reopened.read(Audit.verify) == [])
    #expect(try reopened.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
  }

  @Test func rebuildingMakesDerivedTablesRight() throws {
    try store.change(by: .amina, because: "survey") { _ = try $0.addVillage("Mji", households: 9) }
    #expect(try !StoreCheck.run(store).ok)
    try store.rebuildDerived(by: .amina)
    #expect(try StoreCheck.run(store).ok)
  }
}
