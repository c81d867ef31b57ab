import Foundation
import GRDB
import Storage
import TestSupport
import Testing

/// Changes taken back: row by row while they are written, and as a whole afterwards.
@Suite struct RevertTests {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store(schema: .councils)
    try store.rebuildDerived(by: .amina)
  }

  /// Writes a change and gives its revision.
  @discardableResult
  private func change(_ body: (ChangeSet) throws -> Void) throws -> Int64 {
    try store.change(by: .amina, because: "meeting") { changes in
      try body(changes)
      return changes.revision
    }
  }

  @discardableResult
  private func revert(_ revision: Int64) throws -> Int64 {
    let undo = try store.change(by: .amina, because: "undo") { changes in
      try changes.revert(revision)
      return changes.revision
    }
    try expectSound()
    return undo
  }

  private func expectSound() throws {
    let problems = try StoreCheck.run(store).checks.filter { !$0.ok }
    #expect(problems.map { "\($0.name): \($0.detail)" } == [])
  }

  private func digest() throws -> String { try store.read(store.contentDigest) }

  private func texts(_ sql: String) throws -> [String] {
    try store.read { try String.fetchAll($0, sql: sql) }
  }

  @Test func whatASavepointTakesBackWasNeverThere() throws {
    struct Objection: Error {}
    let revision = try change { changes in
      try changes.addCouncil("One")
      #expect(throws: Objection.self) {
        try changes.savepoint {
          try changes.addMember("Nobody", to: changes.addCouncil("Two"))
          throw Objection()
        }
      }
      #expect(try changes.savepoint { try changes.addCouncil("Three") } > 0)
    }
    #expect(try texts("SELECT name FROM councils ORDER BY id") == ["One", "Three"])
    let recorded = try store.read { try RevisionChange.all(of: revision, in: $0) }
    #expect(recorded.map(\.ordinal) == Array(1...6))
    #expect(recorded.filter { $0.field == "name" }.map(\.after.description).count == 2)
    try expectSound()
  }

  @Test func whatAChangeSaysOfItselfIsRecordedAndNotReverted() throws {
    let revision = try change { changes in
      changes.manifest = ["file.1": "abc councils.csv"]
      try changes.addCouncil("One")
    }
    let last = try #require(
      try store.read { try RevisionChange.all(of: revision, in: $0) }.last)
    #expect(last.table == "manifest" && last.field == "file.1" && last.record == revision)
    try revert(revision)
    #expect(try texts("SELECT name FROM councils") == [])
  }

  @Test func fieldsAdditionsAndDeletionsComeBackAndGoAgain() throws {
    var ids: [Int64] = []
    try change { changes in
      ids = try [changes.addCouncil("Hill", seats: 5), changes.addCouncil("River", seats: 7)]
      ids.append(try changes.addMember("Member A", to: ids[1]))
    }
    let before = try digest()
    let revision = try change { changes in
      try changes.set(ids[0], [("seats", 9), ("chair", "Chair A")])
      try changes.set(ids[0], [("seats", 11)])
      try changes.addMember("Member B", to: changes.addCouncil("Plain", seats: 3))
      try changes.delete("members", id: ids[2])
      try changes.delete("councils", id: ids[1])
      try SeatTotals().rebuild(changes.db)
    }
    let after = try digest()
    let undo = try revert(revision)
    #expect(try digest() == before)
    // A row that an undoing wrote says so; nothing goes back to an older revision.
    #expect(
      try store.read {
        try Int64.fetchAll($0, sql: "SELECT revision_id FROM councils ORDER BY id")
      } == [undo, undo])
    #expect(try texts("SELECT CAST(total AS TEXT) FROM seat_totals") == ["12"])
    let again = try revert(undo)
    #expect(try digest() == after)
    try revert(again)
    #expect(try digest() == before)
  }

  @Test func whatChangedSinceIsNamedAndStays() throws {
    var id: Int64 = 0
    let first = try change { id = try $0.addCouncil("Hill", seats: 5) }
    let second = try change { try $0.set(id, [("seats", 9)]) }
    try change { try $0.set(id, [("chair", "Chair A")]) }
    let before = try digest()
    // A field that the first did not state has a value since.
    #expect(
      throws: RevertFailure.changedSince(table: "councils", record: id, field: "chair")
    ) { try revert(first) }
    #expect(try digest() == before)
    // The second touched another field.
    try revert(second)
    #expect(try texts("SELECT seats || chair FROM councils") == ["5Chair A"])
    #expect(
      throws: RevertFailure.changedSince(table: "councils", record: id, field: "seats")
    ) { try revert(second) }
    try change {
      try $0.delete("councils", id: id)
      try SeatTotals().rebuild($0.db)
    }
    #expect(throws: RevertFailure.changedSince(table: "councils", record: id, field: nil)) {
      try revert(first)
    }
  }

  @Test func whatChangedAndCameBackCanBeUndone() throws {
    var id: Int64 = 0
    let first = try change { id = try $0.addCouncil("Hill", seats: 5) }
    let second = try change { try $0.set(id, [("seats", 9), ("chair", "Chair A")]) }
    try revert(second)
    try revert(first)
    #expect(try texts("SELECT name FROM councils") == [])
  }

  @Test func whatOthersReferToStays() throws {
    var id: Int64 = 0
    let first = try change { id = try $0.addCouncil("Hill") }
    let second = try change { try $0.addMember("Member A", to: id) }
    let before = try digest()
    #expect(throws: RevertFailure.referredTo(table: "councils", record: id)) {
      try revert(first)
    }
    #expect(try digest() == before)
    try revert(second)
    try revert(first)
  }

  @Test func whatARuleForbidsIsNamed() throws {
    var id: Int64 = 0
    try change { id = try $0.addCouncil("Hill") }
    let renamed = try change { try $0.set(id, [("name", "Mountain")]) }
    try change { try $0.addCouncil("Hill") }
    #expect(throws: RevertFailure.self) { try revert(renamed) }
    #expect(try texts("SELECT name FROM councils ORDER BY 1") == ["Hill", "Mountain"])
  }

  @Test func appendOnlyRowsAreRetractedAndComeBackAsNewOnes() throws {
    let before = try digest()
    var ids: [Int64] = []
    let revision = try change { changes in
      ids = [try changes.addVerdict("Peace holds")]
      ids.append(try changes.addVerdict("It still does", after: ids[0]))
    }
    let after = try digest()
    let undo = try revert(revision)
    #expect(try digest() == before)
    #expect(
      try texts("SELECT reason FROM verdict_retractions") == ["undo", "undo"])
    #expect(throws: RevertFailure.changedSince(table: "verdicts", record: ids[0], field: nil)) {
      try store.change(by: .amina, because: "twice") { changes in
        try changes.revert(revision)
      }
    }
    let again = try revert(undo)
    #expect(try digest() == after)
    // The new second verdict follows the new first one.
    let rows = try store.read {
      try Row.fetchAll($0, sql: "SELECT id, follows_id FROM verdicts ORDER BY id")
    }
    #expect(rows.count == 4)
    #expect(rows[3]["follows_id"] as Int64? == rows[2]["id"])
    try revert(again)
    #expect(try digest() == before)
  }

  @Test func aRunHasNoFieldsToBringBack() throws {
    let revision = try store.bulkRun(by: .amina, because: "import") { run in
      try run.insert(
        "councils", id: run.newID(), [("name", "Hill"), ("revision_id", run.revision)])
      try SeatTotals().rebuild(run.db)
      return run.revision
    }
    #expect(throws: RevertFailure.noChange(revision: revision)) { try revert(revision) }
    #expect(throws: RevertFailure.noChange(revision: 1)) { try revert(1) }
  }

  @Test("Whatever a change did, its inverse brings the content back", arguments: 1...40)
  func randomChanges(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    try change { try write(8, in: $0, &random) }
    let before = try digest()
    let revision = try change { try write(12, in: $0, &random) }
    let after = try digest()
    guard try store.read({ try !RevisionChange.all(of: revision, in: $0).isEmpty }) else { return }
    let undo = try revert(revision)
    #expect(try digest() == before)
    try revert(undo)
    #expect(try digest() == after)
  }

  private func write(
    _ count: Int, in changes: ChangeSet, _ random: inout SeededGenerator
  ) throws {
    for _ in 0..<count {
      let councils = try Int64.fetchAll(changes.db, sql: "SELECT id FROM councils")
      let council = councils.randomElement(using: &random)
      switch (Int.random(in: 0..<6, using: &random), council) {
      case (0, _), (_, nil):
        try changes.addCouncil("C\(changes.newID())", seats: .random(in: 1...9, using: &random))
      case (1, let council?):
        try changes.addMember("M\(changes.newID())", to: council)
      case (2, let council?):
        try changes.set(council, [("seats", Int.random(in: 1...3, using: &random))])
      case (3, let council?):
        let chair = Bool.random(using: &random) ? "Chair" : nil
        try changes.set(council, [("chair", chair), ("seats", nil as Int?)])
      case (4, let council?):
        let members = try Int64.fetchAll(
          changes.db, sql: "SELECT id FROM members WHERE council_id = ?", arguments: [council])
        for member in members { try changes.delete("members", id: member) }
        try changes.delete("councils", id: council)
      default:
        let verdicts = try Int64.fetchAll(changes.db, sql: "SELECT id FROM verdicts")
        try changes.addVerdict(
          "V\(changes.newID())", after: verdicts.randomElement(using: &random))
      }
      try SeatTotals().rebuild(changes.db)
    }
  }
}
