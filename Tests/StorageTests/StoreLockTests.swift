import Foundation
import GRDB
import Storage
import Testing

@Suite struct StoreLockTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aSecondWriterIsToldWhoHoldsTheStore() throws {
    let store = try scratch.store()
    #expect {
      try scratch.reopened()
    } throws: { error in
      guard case StoreFailure.locked(_, let holder) = error else { return false }
      return holder.pid == String(getpid()) && holder.purpose == "init"
        && "\(error)".contains("process \(getpid())")
    }
    try store.close()
    try scratch.reopened().close()
  }

  @Test func anotherNameOfTheFileMeetsTheSameLock() throws {
    let store = try scratch.store()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("alias.sqlite"), withDestinationPath: store.path)
    #expect(throws: StoreFailure.self) { try scratch.reopened("alias.sqlite") }
    withExtendedLifetime(store) {}
  }

  @Test func anotherProcessHoldsTheLockUntilItEnds() throws {
    try scratch.store().close()
    let holder = Process()
    let (input, output) = (Pipe(), Pipe())
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = [
      "python3", "-c",
      """
      import fcntl, sys
      lock = open(sys.argv[1], "r+")
      fcntl.flock(lock, fcntl.LOCK_EX)
      lock.write("pid 4711\\nhost elsewhere\\npurpose a long import\\nsince 2026-03-08T09:00:00Z\\n")
      lock.flush()
      print("held", flush=True)
      sys.stdin.read()
      """, scratch.path() + ".lock",
    ]
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    _ = output.fileHandleForReading.availableData
    #expect {
      try scratch.reopened()
    } throws: {
      "\($0)".contains("a long import, process 4711 on elsewhere, since 2026-03-08T09:00:00Z")
    }
    // Reading needs no lock.
    let reader = try Store.open(at: scratch.path(), schema: .villages, access: .readOnly)
    #expect(try reader.read { try $0.tableExists("villages") })
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    try scratch.reopened().close()
  }

  @Test func aReaderOfAnotherConnectionSeesWhatTheWriterCommits() throws {
    let store = try scratch.store()
    let reader = try Store.open(at: scratch.path(), schema: .villages, access: .readOnly)
    try store.change(by: .amina, because: "first") { _ = try $0.addVillage("Kijiji") }
    #expect(try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM villages") } == 1)
    try reader.close()
    // The reader left the log to the writer.
    #expect(try scratch.files().contains("store.sqlite-wal"))
    try store.close()
    #expect(try scratch.files() == ["store.sqlite"])
  }
}
