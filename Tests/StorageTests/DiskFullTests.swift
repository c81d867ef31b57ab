import Foundation
import GRDB
import Storage
import Testing

@Suite struct DiskFullTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static func fill(_ run: BulkRun) throws {
    try run.db.execute(
      sql: """
        INSERT INTO villages (id, name, note)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        SELECT i, 'Kijiji', hex(randomblob(100)) FROM n
        """)
  }

  @Test func aFullStoreFailsTheRunAndKeepsWhatWasThere() throws {
    let store = try scratch.store()
    try store.change(by: .amina, because: "survey") { _ = try $0.addVillage("Mji") }
    #expect(throws: StoreFailure.diskFull(path: store.path)) {
      try store.bulkRun(by: .amina, because: "import") { run in
        let pages = try Int.fetchOne(run.db, sql: "PRAGMA page_count") ?? 0
        try run.db.execute(sql: "PRAGMA max_page_count = \(pages + 100)")
        try Self.fill(run)
      }
    }
    #expect(try store.read { try String.fetchAll($0, sql: "SELECT name FROM villages") } == ["Mji"])
    #expect(store.runInProgress == nil)
    #expect(try store.read(Audit.verify) == [])
  }

  @Test func aFileSizeLimitIsAnErrorAndNotTheEndOfTheProcess() async throws {
    let store = try scratch.store()
    try store.change(by: .amina, because: "survey") { _ = try $0.addVillage("Mji") }
    try store.close()
    let path = store.path
    await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
      ProcessSignals.prepare()
      var limit = rlimit(rlim_cur: 1 << 20, rlim_max: 1 << 20)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let store = try Store.open(
        at: path, schema: .villages, access: .readWrite(purpose: "test"))
      do {
        try store.bulkRun(by: .amina, because: "import") { run in
          try run.db.execute(sql: "PRAGMA cache_size = 10")
          try Self.fill(run)
        }
      } catch StoreFailure.diskFull(path, nil) {
        // The process goes on, reads and writes.
        try store.change(by: .amina, because: "survey") { _ = try $0.addVillage("Kijiji") }
        exit(7)
      }
    }
    let names = try scratch.reopened().read {
      try String.fetchAll($0, sql: "SELECT name FROM villages ORDER BY id")
    }
    #expect(names == ["Mji", "Kijiji"])
  }

  @Test func spaceIsAskedForBeforehand() throws {
    let available = try #require(DiskSpace.available(at: scratch.path()))
    #expect(available > 0)
    try DiskSpace.require(1, at: scratch.path())
    #expect {
      try DiskSpace.require(.max, at: scratch.path())
    } throws: {
      "\($0)".contains("9223372.0 TB are needed")
    }
  }
}
