import Foundation
import GRDB
import Storage
import Testing

/// Kills a process that writes, at many moments, and looks at what it left.
@Suite struct CrashTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Villages come in batches of this size.
  private static let batch = 200

  @Test func aKillAtAnyMomentLosesNothingAndHalvesNothing() async throws {
    try scratch.store().close()
    var acknowledged = 0
    for round in 1...8 {
      let path = scratch.path()
      let delay = UInt32(round * 40_000)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, delay = delay as UInt32] in
        let store = try Store.open(at: path, schema: .villages, access: .readWrite(purpose: "test"))
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        while true { try Self.writeOnce(store) }
      }
      acknowledged += try acknowledgements()
      let store = try scratch.reopened()
      let count = try store.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM villages") ?? -1
      }
      #expect(count % Self.batch == 0)
      #expect(count >= acknowledged * Self.batch)
      acknowledged = count / Self.batch
      #expect(try store.read(Audit.verify) == [])
      let problems = try StoreCheck.run(store).checks.filter { !$0.ok }.map(\.name)
      #expect(problems == [] || problems == ["household totals"])
      try store.close()
    }
    #expect(acknowledged > 0)
    let left = try scratch.files().filter { !$0.contains(".partial-") && !$0.hasPrefix("backup") }
    #expect(left == ["acknowledged", "store.sqlite"])
    // Every backup that has its name is whole.
    for backup in try scratch.files().filter({ $0.hasPrefix("backup") }) {
      try Restore.run(
        from: scratch.path(backup), to: scratch.path("copy.sqlite"), schema: .villages,
        erasure: nil, by: .amina, replacing: true)
    }
  }

  @Test func aKilledRestoreLeavesTheOldStore() async throws {
    let store = try scratch.store()
    try Backup.write(store, to: scratch.path("backup"))
    try store.change(by: .amina, because: "later") { _ = try $0.addVillage("Mji") }
    try store.close()
    let folder = scratch.folder.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
      struct Kill: ErasureList {
        func apply(in changes: ChangeSet) throws { kill(getpid(), SIGKILL) }
      }
      try Restore.run(
        from: folder + "/backup", to: folder + "/store.sqlite", schema: .villages,
        erasure: Kill(), by: .amina, replacing: true)
    }
    let names = try scratch.reopened().read {
      try String.fetchAll($0, sql: "SELECT name FROM villages")
    }
    #expect(names == ["Mji"])
  }

  /// One batch as a run, one as a change, each acknowledged when it is committed; a backup.
  private static func writeOnce(_ store: Store) throws {
    try store.bulkRun(by: .amina, because: "import") { run in
      for _ in 0..<batch { try run.insert("villages", id: run.newID(), [("name", "Kijiji")]) }
    }
    try acknowledge(store)
    try store.change(by: .amina, because: "survey") { changes in
      for _ in 0..<batch { try changes.addVillage("Mji", note: "by hand") }
    }
    try acknowledge(store)
    let folder = URL(filePath: store.path).deletingLastPathComponent()
    try Backup.write(store, to: folder.appending(path: "backup-\(UUID().uuidString)").path)
  }

  private static func acknowledge(_ store: Store) throws {
    let file = URL(filePath: store.path).deletingLastPathComponent()
      .appending(path: "acknowledged").path
    let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    write(descriptor, "+", 1)
    close(descriptor)
  }

  /// How many commits were acknowledged since the last look.
  private func acknowledgements() throws -> Int {
    let file = URL(filePath: scratch.path("acknowledged"))
    let count = (try? Data(contentsOf: file).count) ?? 0
    try Data().write(to: file)
    return count
  }
}
