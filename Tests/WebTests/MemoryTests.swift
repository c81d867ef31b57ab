import Disclosure
import Foundation
import Kernel
import Platform
import Portfolio
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

struct MemoryTests {
  private let day = CalendarDate("2026-06-30")!

  private func store() throws -> Store {
    try Store.open(at: DemoStore.shared.get().path, schema: Workspace.schema, access: .readOnly)
  }

  @Test("Answers are kept up to a number of bytes, and none that is too large")
  func isBounded() throws {
    let (memory, store) = (AnswerMemory(), try store())
    defer { try? store.close() }
    var made = 0
    func ask(_ target: String, _ size: Int) throws {
      _ = try memory.answer(to: target, on: day, in: store) { _ in
        made += 1
        return WebAnswer(.csv, bytes: Array(repeating: 65, count: size))
      }
    }
    for _ in 1...2 { try ask("/small", 10) }
    #expect(made == 1)
    for _ in 1...2 { try ask("/large", AnswerMemory.largest) }
    #expect(made == 3)
    for number in 1...30 {
      try ask("/\(number)", AnswerMemory.largest - 100)
      #expect(memory.bytes <= AnswerMemory.limit)
    }
    #expect(memory.bytes > AnswerMemory.limit / 2)
  }

  @Test("What many ask for at once is made once")
  func isMadeOnce() throws {
    let (memory, store) = (AnswerMemory(), try store())
    defer { try? store.close() }
    let made = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      _ = try? memory.answer(to: "/", on: day, in: store) { _ in
        made.withLock { $0 += 1 }
        Thread.sleep(forTimeInterval: 0.05)
        return WebAnswer(.html, "once")
      }
    }
    #expect(made.withLock { $0 } == 1)
  }

  @Test("Totals stay as they are until something changes that they are made from")
  func isMadeAnew() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "store.sqlite").path
    func run(_ words: String...) throws {
      let run = try RunProcess.run(
        DemoStore.program, words, environment: ["BARAZA_STORE": path, "BARAZA_ACTOR": "Tester"],
        directory: Shared.repository)
      try #require(run.status == 0 || run.status == 3, "\(run.stderr)")
    }
    try run("init", "--own", "XX-EXAMPLE-IPO", "--own-name", "Illustrative Peace Organisation")
    try run("import", "Imports/feeds/ipo-headquarters.xml")
    try run("import", "Imports/commitments/01-institutions.csv")
    let store = try Store.open(at: path, schema: Workspace.schema, access: .readOnly)
    defer { try? store.close() }
    func revision() throws -> Int64 { try store.read { try Counting.revision(in: $0) } }
    let kept = KeptFigures()
    func activities() throws -> Int {
      try store.read { db in
        try kept.summary(db, SeenActivities.load(db, for: .internal), today: day).activities
      }
    }
    let (before, counted) = (try revision(), try activities())
    try run(
      "record", "add", "institutions", "name=Illustrative Office", "kind=government")
    #expect(try revision() == before)
    try run("own", "add", "XX-EXAMPLE-LCP", "--name", "Illustrative Partner")
    let after = try revision()
    #expect(after > before)
    try run("import", "Imports/feeds/partner-example.xml")
    #expect(try revision() > after)
    #expect(try activities() > counted)
    func organisations() throws -> Int {
      try store.read { db in
        let seen = try SeenActivities.load(db, for: .internal)
        return OrganisationList(try kept.organisations(db, seen, today: day)).total
      }
    }
    let named = try organisations()
    try run(
      "record", "add", "partners", "name=Illustrative Forum", "type=24", "role=partner",
      "sensitivity=public")
    #expect(try organisations() == named + 1)
  }

  @Test("Rows in parts are all of them, in their order", arguments: [0, 1, 4_999, 5_000, 10_001])
  func parts(count: Int) throws {
    var parts: [[Int]] = []
    try inParts { add in
      for row in 0..<count { try add(row) }
    } _: {
      parts.append($0)
    }
    #expect(parts.flatMap { $0 } == Array(0..<count))
    #expect(parts.count == count / 5_000 + 1)
  }

  @Test("What goes through a file comes out as it went in, and leaves no file")
  func spool() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let spool = try Spool(in: folder.url)
    let parts = [Array(repeating: UInt8(65), count: 300_000), [], Array("end".utf8)]
    for part in parts { try spool.append(part) }
    for _ in 1...2 {
      var read: [UInt8] = []
      try await spool.read { read += $0 }
      #expect(read == parts.flatMap { $0 })
    }
    #expect(spool.count == 300_003)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}
