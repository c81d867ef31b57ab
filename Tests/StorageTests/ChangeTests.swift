import Foundation
import GRDB
import Storage
import Testing

@Suite struct ChangeTests {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private func counts() throws -> [Int] {
    try store.read { db in
      try ["villages", "revisions", "revision_changes"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? -1
      }
    }
  }

  @Test func aChangeIsRecordedBeforeAndAfterPerField() throws {
    let id = try store.change(by: .amina, because: "survey") {
      try $0.addVillage("Kijiji", households: 120)
    }
    try store.change(by: .amina, because: "second survey") {
      try $0.update("villages", id: id, [("name", "Kijiji"), ("households", 125)])
    }
    try store.change(by: .amina, because: "entered twice") {
      try $0.delete("villages", id: id)
    }
    let history = try store.read {
      try RevisionChange.history(of: id, table: "villages", in: $0)
    }
    let lines = history.map { "\($0.field): \($0.before) → \($0.after)" }
    #expect(
      lines == [
        "id: NULL → \(id)", "name: NULL → \"Kijiji\"", "households: NULL → 120",
        "households: 120 → 125",
        "id: \(id) → NULL", "name: \"Kijiji\" → NULL", "households: 125 → NULL",
      ])
    let revisions = try store.read { try Revision.latest(10, in: $0) }
    #expect(revisions.map(\.sequence).sorted() == [1, 2, 3])
    #expect(Set(revisions.map(\.actor)) == ["Amina"])
    #expect(try store.read(Audit.verify) == [])
  }

  @Test(arguments: ["", " \n\t"]) func nobodyMayWriteUnnamed(name: String) {
    #expect(throws: StoreFailure.actorMissing) { try Actor(name: name) }
  }

  @Test func aChangeWithoutReasonIsRefused() throws {
    #expect(throws: StoreFailure.reasonMissing) {
      try store.change(by: .amina, because: " ") { _ = try $0.addVillage("Kijiji") }
    }
    #expect(try counts() == [0, 0, 0])
  }

  @Test func aChangeThatFailsLeavesNothing() throws {
    struct Interruption: Error {}
    #expect(throws: Interruption.self) {
      try store.change(by: .amina, because: "survey") {
        try $0.addVillage("Kijiji")
        throw Interruption()
      }
    }
    #expect(throws: DatabaseError.self) {
      try store.change(by: .amina, because: "survey") {
        try $0.addVillage("Kijiji")
        try $0.insert("villages", id: $0.newID(), [("name", nil)])
      }
    }
    #expect(try counts() == [0, 0, 0])
  }

  @Test func aChangeThatChangesNothingLeavesNoRevision() throws {
    let id = try store.change(by: .amina, because: "survey") {
      try $0.addVillage("Kijiji", households: 120)
    }
    try store.change(by: .amina, because: "saved again") {
      try $0.update("villages", id: id, [("households", 120), ("note", nil)])
    }
    #expect(try counts() == [1, 1, 3])
  }

  @Test func aRecordThatIsGoneCannotBeChanged() throws {
    for write in [
      { (changes: ChangeSet) in try changes.update("villages", id: 5, [("name", "Mji")]) },
      { (changes: ChangeSet) in try changes.delete("villages", id: 5) },
    ] {
      #expect(throws: StoreFailure.recordMissing(table: "villages", id: 5)) {
        try store.change(by: .amina, because: "survey", write)
      }
    }
  }

  @Test func settingsAreRecordedLikeEverythingElse() throws {
    #expect(try store.setting("reportingCurrency") == nil)
    for value in ["EUR", "CHF", nil] {
      try store.change(by: .amina, because: "set up") {
        try $0.set("reportingCurrency", to: value)
      }
      #expect(try store.setting("reportingCurrency") == value)
    }
    #expect(try store.read { try Revision.latest(9, in: $0) }.count == 3)
  }

  @Test func aFeedIsOneWhateverTheCaseOfItsName() throws {
    let ids = try store.change(by: .amina, because: "set up") { changes in
      try ["Sida", " SIDA ", "Danida"].map { try Feeds.id(named: $0, in: changes) }
    }
    #expect(ids[0] == ids[1])
    #expect(ids[0] != ids[2])
    #expect(try store.read { try Feeds.name(of: ids[0], in: $0) } == "Sida")
    #expect(try store.read { try Feeds.id(named: "sida", in: $0) } == ids[0])
  }

  @Test func anAttachmentIsKeptOnceAndNotCopiedIntoTheHistory() throws {
    let bytes = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0) })
    let ids = try store.change(by: .amina, because: "evidence") { changes in
      try ["minutes.pdf", "copy.pdf"].map {
        try Attachments.add(bytes, name: $0, mediaType: "application/pdf", in: changes)
      }
    }
    #expect(ids[0] == ids[1])
    #expect(try store.read { try Attachments.bytes(of: ids[0], in: $0) } == bytes)
    let history = try store.read {
      try RevisionChange.history(of: ids[0], table: "attachments", in: $0)
    }
    #expect(history.map(\.field) == ["id", "sha256", "media_type", "name"])
  }
}
