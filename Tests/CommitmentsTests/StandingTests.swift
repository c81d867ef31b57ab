import GRDB
import Storage
import Testing

@testable import Commitments

/// Which assessment stands, and that it changes with what it derives from.
struct StandingTests {
  private func stands(_ store: CommitmentsStore, _ voice: Voice = .civilSociety) throws -> Int64? {
    try store.read { db in
      #expect(try Standing().differences(db) == 0)
      return try Int64.fetchOne(
        db, sql: "SELECT assessment_id FROM standing WHERE voice = ?", arguments: [voice.rawValue])
    }
  }

  @Test("The latest by day stands, whenever it was written; of one day, the last written")
  func latest() throws {
    let store = try CommitmentsStore.withPlan()
    let march = try store.assess(.civilSociety, "limited", on: "2025-03-08")
    #expect(try stands(store) == march)
    try store.assess(.civilSociety, "not-started", on: "2024-11-01")
    #expect(try stands(store) == march)
    let second = try store.assess(.civilSociety, "substantial", on: "2025-03-08")
    #expect(try stands(store) == second)
    #expect(try stands(store, .donor) == nil)
  }

  @Test("What is superseded or taken back does not stand; taking back a correction brings it back")
  func retraction() throws {
    let store = try CommitmentsStore.withPlan()
    let first = try store.assess(.civilSociety, "complete", on: "2025-12-01")
    // Corrects the day too: it lies before that of what it corrects.
    let correction = try store.assess(
      .civilSociety, "limited", on: "2025-11-01", supersedes: first)
    #expect(try stands(store) == correction)
    try store.retract(correction)
    #expect(try stands(store) == first)
    try store.retract(first)
    #expect(try stands(store) == nil)
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM assessments") } == 2)
  }

  @Test("What a commitment could bring is no status of it")
  func ambition() throws {
    let store = try CommitmentsStore.withPlan()
    try store.assess(.civilSociety, "modest", on: "2025-01-01", ["scale": "ogp-results"])
    #expect(try stands(store) == nil)
  }

  @Test("A table that differs is found, and rebuilt")
  func rebuild() throws {
    let store = try CommitmentsStore.withPlan()
    let first = try store.assess(.civilSociety, "complete", on: "2025-12-01")
    try store.write("UPDATE standing SET assessed_on = '2020-01-01'")
    #expect(try store.read { try Standing().differences($0) } == 1)
    let check = try StoreCheck.run(store.store)
    #expect(!check.ok)
    try store.store.rebuildDerived(by: Actor(name: "Test"))
    #expect(try stands(store) == first)
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test("Undoing an assessment takes it back and leaves it there")
  func undo() throws {
    let store = try CommitmentsStore.withPlan()
    try store.add("evidence", Sample.evidence)
    let first = try store.assess(.civilSociety, "limited", on: "2025-03-08")
    try store.assess(
      .civilSociety, "complete", on: "2025-06-01", ["evidence": "AR-2024"])
    let revision = try store.read {
      try Int64.fetchOne($0, sql: "SELECT max(id) FROM revisions") ?? 0
    }
    try store.change { try $0.revert(revision) }
    #expect(try stands(store) == first)
    let page = try store.page("1.1.1", "2026-01-01")
    #expect(page.assessments.map(\.retraction) == ["test", nil])
    #expect(page.assessments.first?.evidence == [])
    #expect(page.statuses.map(\.assessment) == [first])
    let undoing = try store.read {
      try Int64.fetchOne($0, sql: "SELECT max(id) FROM revisions") ?? 0
    }
    try store.change { try $0.revert(undoing) }
    let again = try store.page("1.1.1", "2026-01-01")
    #expect(again.statuses.map(\.value) == ["complete"])
    #expect(again.statuses.map(\.evidence) == [1])
    #expect(try StoreCheck.run(store.store).ok)
  }
}
