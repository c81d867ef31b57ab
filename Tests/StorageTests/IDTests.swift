import Foundation
import GRDB
import Storage
import Testing

@Suite struct IDTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func idsAreOfficeAndCounterInFiftyThreeBits() throws {
    let store = try scratch.store(office: 4095)
    let id = try store.change(by: .amina, because: "survey") { try $0.addVillage("Mji") }
    // The numbers below 65,536 are kept, and the revision itself took the first.
    #expect(id == 4095 << 41 | 65_537)
    #expect(id < 1 << 53)
  }

  @Test func aRunTakesItsIdsFromMemory() throws {
    let store = try scratch.store(office: 3)
    let ids = try store.bulkRun(by: .amina, because: "import") { run in
      try (0..<200_000).map { _ in try run.newID() }
    }
    #expect(ids == (65_537...265_536).map { 3 << 41 | $0 })
    let next = try store.change(by: .amina, because: "survey") { try $0.addVillage("Mji") }
    #expect(next == 3 << 41 | 265_538)
  }

  @Test func anOfficeThatHasNoMoreIdsSaysSo() throws {
    try scratch.store(office: 3).close()
    try scratch.tamper("store.sqlite", "UPDATE id_counter SET next = (1 << 41) - 1")
    #expect(throws: StoreFailure.idsExhausted(office: 3)) {
      try scratch.reopened().change(by: .amina, because: "survey") {
        _ = try $0.addVillage("Mji")
      }
    }
  }

  @Test func idsNeverCollideAcrossARestore() throws {
    let store = try scratch.store()
    try store.change(by: .amina, because: "survey") { _ = try $0.addVillage("Mji") }
    try Backup.write(store, to: scratch.path("backup"))
    var known: Set<Int64> = []
    try store.bulkRun(by: .amina, because: "import after the backup") { run in
      known.insert(run.revision)
      for _ in 0..<1000 { try known.insert(run.newID()) }
    }
    try store.close()
    try Restore.run(
      from: scratch.path("backup"), to: scratch.path(), schema: .villages, erasure: nil,
      by: .amina, replacing: true)
    let restored = try scratch.reopened()
    try restored.bulkRun(by: .amina, because: "import again") { run in
      #expect(run.revision > known.max()! + (1 << 29))
      for _ in 0..<1000 {
        let id = try run.newID()
        #expect(!known.contains(id))
      }
    }
    let revisions = try restored.read { try Int64.fetchSet($0, sql: "SELECT id FROM revisions") }
    #expect(revisions.isDisjoint(with: known))
  }
}
