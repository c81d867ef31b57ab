import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import Training

/// A process that is killed while it erases or changes keys leaves a vault that works, with all
/// or nothing done; what was begun of an erasure is carried through.
@Suite(.serialized)
struct InterruptionTests {
  /// Kills the process before its transaction is committed, or right after, before the log is
  /// folded into the file.
  private final class Killer: TransactionObserver {
    let beforeCommit: Bool

    init(beforeCommit: Bool) { self.beforeCommit = beforeCommit }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { if beforeCommit { kill(getpid(), SIGKILL) } }
    func databaseDidCommit(_ db: Database) { if !beforeCommit { kill(getpid(), SIGKILL) } }
    func databaseDidRollback(_ db: Database) {}
  }

  /// Closes the store, so that a child process can write, and names what that needs.
  private func prepare(_ scene: VaultScene) throws -> (store: String, keys: String) {
    try scene.store.close()
    return (scene.path, scene.keyFile.path)
  }

  private static func open(_ path: String) throws -> Store {
    try Store.open(
      at: path, schema: .storage + .training, access: .readWrite(purpose: "test"))
  }

  private static func arm(_ store: Store, beforeCommit: Bool) throws {
    try store.change(by: .illustrative, because: "test") { changes in
      changes.db.add(
        transactionObserver: Killer(beforeCommit: beforeCommit), extent: .databaseLifetime)
    }
  }

  private static func names(_ vault: Vault, _ people: [Int64]) throws -> [String] {
    try people.map {
      try vault.read([.name], of: $0, for: .verification, by: .illustrative)[.name] ?? ""
    }
  }

  @Test(
    "Killed before and after the commit of an erasure: it is carried through",
    arguments: [
      true, false,
    ])
  func erase(beforeCommit: Bool) async throws {
    let scene = try VaultScene()
    let person = try scene.participant([.name: "Zawadhi Quarshie", .phone: "0772 918273"])
    let other = try scene.participant([.name: "Illustrative Akello"])
    let (path, keys) = try prepare(scene)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [
        path = path as String, keys = keys as String, person = person as Int64,
        beforeCommit = beforeCommit as Bool
      ] in
      let store = try InterruptionTests.open(path)
      let vault = try Vault(store, KeyFile(path: keys))
      try InterruptionTests.arm(store, beforeCommit: beforeCommit)
      _ = try vault.erase(
        of: person, because: .request, on: .day("2026-03-08"), by: .illustrative)
    }
    #expect(try KeyFile(path: keys).erased.entries().count == 2)
    let store = try InterruptionTests.open(path)
    let rows = "SELECT count(*) FROM vault_salts"
    #expect(try store.read { try Int.fetchOne($0, sql: rows) } == (beforeCommit ? 3 : 1))
    let check = Vault.check(KeyFile(path: keys))
    #expect(try store.read(check.problems).count == (beforeCommit ? 1 : 0))
    let vault = try Vault(store, KeyFile(path: keys))
    #expect(try InterruptionTests.names(vault, [person, other]) == ["", "Illustrative Akello"])
    #expect(
      try store.read(Erasure.proofs).map(\.by) == Array(repeating: "Illustrative officer", count: 2)
    )
    #expect(try StoreCheck.run(store, further: [check]).ok)
    try store.close()
    #expect(
      try ByteSearch(["Zawadhi Quarshie", "0772 918273"]).found(below: scene.folder.url) == [])
  }

  @Test(
    "Killed before and after the commit of a change of keys: one key works",
    arguments: [
      Phase.apply, .commit, .checkpoint,
    ])
  func rotate(phase: Phase) async throws {
    let scene = try VaultScene()
    let people = try (1...40).map { try scene.participant([.name: "Illustrative Person \($0)"]) }
    let names = try InterruptionTests.names(scene.vault, people)
    let used = try #require(try scene.store.read(VaultKeys.current))
    let (path, keys) = try prepare(scene)
    let name = "\(phase)"
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, keys = keys as String, name = name as String] in
      let store = try InterruptionTests.open(path)
      _ = try Vault(store, KeyFile(path: keys)).rotate(by: .illustrative) { phase in
        if "\(phase)" == name { kill(getpid(), SIGKILL) }
      }
    }
    try expectWhole(path, keys, people, names, isOld: phase != .checkpoint, used: used)
  }

  @Test("Killed at any moment of changes of keys, one after another")
  func rotateAnywhere() async throws {
    let scene = try VaultScene()
    let people = try (1...40).map { try scene.participant([.name: "Illustrative Person \($0)"]) }
    let names = try InterruptionTests.names(scene.vault, people)
    let (path, keys) = try prepare(scene)
    for delay in [3_000, 9_000, 21_000, 45_000, 80_000] as [UInt32] {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, keys = keys as String, delay = delay as UInt32] in
        let store = try InterruptionTests.open(path)
        let vault = try Vault(store, KeyFile(path: keys))
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        while true { _ = try vault.rotate(by: .illustrative) }
      }
      try expectWhole(path, keys, people, names, isOld: nil, used: nil)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: scene.folder.url.path + "/keys")
    #expect(left.contains("vault.key"))
  }

  private func expectWhole(
    _ path: String, _ keys: String, _ people: [Int64], _ names: [String], isOld: Bool?,
    used: String?
  ) throws {
    let store = try InterruptionTests.open(path)
    if let isOld { #expect(try (store.read(VaultKeys.current) == used) == isOld) }
    let keyFile = KeyFile(path: keys)
    let vault = try Vault(store, keyFile)
    #expect(try InterruptionTests.names(vault, people) == names)
    #expect(try StoreCheck.run(store, further: [Vault.check(keyFile)]).ok)
    _ = try vault.rotate(by: .illustrative)
    #expect(try InterruptionTests.names(vault, people) == names)
    try store.close()
  }
}
