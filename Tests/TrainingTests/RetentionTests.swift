import GRDB
import Kernel
import Storage
import Testing

@testable import Training

struct RetentionTests {
  let scene: VaultScene
  let person: Int64

  init() throws {
    scene = try VaultScene()
    person = try scene.participant([.name: "Illustrative Amina", .document: "B 123456"])
    for (name, start, months) in [
      ("identity", "last-activity", "36"), ("document", "cohort-end", "3"),
    ] {
      let rule = ["record_class": name, "counted_from": start, "months": months]
      _ = try scene.change { try RetentionRulesTarget().add(rule, in: $0) }
    }
  }

  private func due(_ day: String, _ dates: Retention.Dates?) throws -> [String] {
    let known = dates.map { [person: $0] } ?? [:]
    return try scene.store.read { try Retention.due(on: .day(day), dates: known, in: $0) }.map {
      "\($0.field.rawValue) \($0.dueOn)\($0.hold == nil ? "" : " held")"
    }
  }

  @Test("Months are counted from the cohort's end or the last activity, to the day")
  func counts() throws {
    let dates = try Retention.Dates(
      cohortEnd: .day("2025-11-30"), lastActivity: .day("2026-05-31"))
    #expect(try due("2026-02-27", dates) == [])
    #expect(try due("2026-02-28", dates) == ["document 2026-02-28"])
    #expect(try due("2029-05-31", dates) == ["document 2026-02-28", "name 2029-05-31"])
  }

  @Test("What is unknown is counted from the last activity, or from the day of entry")
  func fallsBack() throws {
    let entered = try #require(CalendarDate(String(UTCTime.now().prefix(10))))
    let after = { try #require(entered.adding(months: $0)).description }
    #expect(try due(after(2), nil) == [])
    #expect(try due(after(3), nil) == ["document \(try after(3))"])
    let activity = try Retention.Dates(lastActivity: .day("2030-01-31"))
    #expect(try due("2030-04-29", activity) == [])
    #expect(try due("2030-04-30", activity) == ["document 2030-04-30"])
  }

  @Test("A preview shows holds, changes nothing, and what was erased is due no more")
  func previews() throws {
    let hold = ["participant": try scene.code(person), "cause": "audit", "since_on": "2026-01-01"]
    let id = try scene.change { try RetentionHoldsTarget().add(hold, in: $0) }
    let dates = try Retention.Dates(cohortEnd: .day("2026-01-01"))
    #expect(try due("2026-04-01", dates) == ["document 2026-04-01 held"])
    try scene.change {
      try RetentionHoldsTarget().change(id, [("until_on", "2026-03-31")], in: $0)
    }
    #expect(try due("2026-04-01", dates) == ["document 2026-04-01"])
    #expect(try scene.read(person).count == 2)
    let receipt = try scene.vault.erase(
      [.document], of: person, because: .retention, on: .day("2026-04-01"), by: .illustrative)
    #expect(receipt.fields == [.document])
    #expect(try due("2026-04-01", dates) == [])
    #expect(try scene.read(person) == [.name: "Illustrative Amina"])
  }

  @Test("A change of keys starts no clock anew")
  func rotationCountsNot() throws {
    let day = try #require(CalendarDate(String(UTCTime.now().prefix(10)))?.adding(months: 3))
    _ = try scene.vault.rotate(by: .illustrative)
    #expect(try due(day.description, nil).count == 1)
  }
}
