import GRDB
import Kernel
import Storage
import Testing

@testable import Commitments

/// Which actions count, on which day, and what is stale.
struct FiguresTests {
  private func progress(_ store: CommitmentsStore, _ day: String) throws -> PlanProgress {
    let plan = try store.plan()
    return try #require(
      try store.read { try PlanProgress.load($0, plan: plan, today: asOf(day)) })
  }

  @Test(
    "An action is due from its deadline's last possible day on",
    arguments: [
      ("2025", "2025-12-30", 0), ("2025", "2025-12-31", 1), ("2025-02", "2025-02-27", 0),
      ("2025-02", "2025-02-28", 1), ("2024-02", "2024-02-28", 0), ("2024-02", "2024-02-29", 1),
      ("2025-06-15", "2025-06-14", 0), ("2025-06-15", "2025-06-15", 1),
    ])
  func deadlines(deadline: String, day: String, due: Int) throws {
    let store = try CommitmentsStore.withPlan()
    try store.set("plan-matrix", store.node("1.1.1"), [("deadline", deadline)])
    try store.set("plan-matrix", store.node("2.1.1"), [("deadline", nil)])
    let progress = try progress(store, day)
    #expect(progress.due == due)
    #expect(progress.notDue == 1 - due)
    #expect(progress.undated == 1)
    #expect(progress.voices.allSatisfy { $0.neverAssessed == due })
  }

  @Test("What left the plan is counted apart, from the day of the version that no longer has it")
  func fates() throws {
    let store = try CommitmentsStore.withPlan()
    for (number, dated) in [("1", "2024-01-01"), ("2", "2025-09")] {
      try store.add("plan-versions", ["plan": "XA-1", "number": number, "dated": dated])
    }
    try store.assess(.responsible, "complete", on: "2025-05-05", of: "2.1.1")
    try store.set(
      "plan-matrix", store.node("2.1.1"), [("fate", "dropped"), ("until_version", "2")])
    #expect(try progress(store, "2025-09-29").due == 1)
    #expect(try progress(store, "2025-09-29").voices[0].complete == 1)
    let after = try progress(store, "2025-09-30")
    #expect((after.due, after.dropped, after.voices[0].complete) == (0, 1, 0))
    try store.set(
      "plan-matrix", store.node("2.1.1"), [("fate", "merged"), ("successor", "1.1.1")])
    let merged = try progress(store, "2026-01-01")
    #expect((merged.due, merged.merged, merged.dropped) == (1, 1, 0))
    let page = try store.page("1.1.1", "2026-01-01")
    #expect(page.predecessors == ["XA-1#2.1.1"])
  }

  @Test("What a later version brings is no part of the plan before")
  func later() throws {
    let store = try CommitmentsStore.withPlan()
    try store.add("plan-versions", ["plan": "XA-1", "number": "1", "dated": "2025-10-01"])
    try store.set("plan-matrix", store.node("2.1.1"), [("since_version", "1")])
    #expect(try progress(store, "2025-09-30").due == 0)
    #expect(try progress(store, "2025-10-01").due == 1)
  }

  @Test(
    "A status is stale once it is older than the plan's cycle",
    arguments: [
      ("12", "2025-06-30", "2026-06-30", false), ("12", "2025-06-29", "2026-06-30", true),
      ("1", "2025-06-30", "2025-07-31", false), ("1", "2025-06-29", "2025-07-31", true),
      ("1", "2025-06-30", "2025-07-30", false), ("6", "2025-08-31", "2026-02-28", false),
      ("6", "2025-08-31", "2026-03-01", true), ("1", "2025-02-28", "2025-03-31", false),
      ("1", "2024-02-29", "2024-03-31", false), ("1", "2024-02-28", "2024-03-31", true),
      ("24", "2024-02-29", "2026-02-28", false), ("24", "2024-02-29", "2026-03-01", true),
    ])
  func stale(cycle: String, assessed: String, day: String, isStale: Bool) throws {
    let store = try CommitmentsStore.withPlan()
    try store.set("plans", store.plan(), [("cycle_months", cycle)])
    try store.set("plan-matrix", store.node("1.1.1"), [("start", nil), ("deadline", "2024-01-01")])
    try store.assess(.donor, "limited", on: assessed)
    #expect(try progress(store, day).voices.last?.stale == (isStale ? 1 : 0))
    let page = try store.page("1.1.1", day)
    #expect(page.statuses.map(\.isStale) == [isStale])
    try store.set("plans", store.plan(), [("cycle_months", nil)])
    #expect(try progress(store, day).voices.map(\.stale) == [nil, nil, nil, nil])
  }

  @Test("No evidence, no data, not started and nothing said are four things")
  func meanings() throws {
    let store = try CommitmentsStore.withPlan()
    try store.assess(.responsible, "not-started", on: "2026-01-01")
    try store.assess(.civilSociety, "no-evidence", on: "2026-01-01")
    try store.assess(.independent, "no-data", on: "2026-01-01", ["scale": "delivery"])
    let voices = try progress(store, "2026-01-01").voices
    #expect(voices.map(\.notStarted) == [1, 0, 0, 0])
    #expect(voices.map(\.noEvidence) == [0, 1, 0, 0])
    #expect(voices.map(\.noData) == [0, 0, 1, 0])
    #expect(voices.map(\.neverAssessed) == [1, 1, 1, 2])
  }

  @Test("Voices are compared where both have a place on their scales, and only there")
  func divergence() throws {
    let store = try CommitmentsStore.withPlan()
    try store.assess(.responsible, "complete", on: "2026-01-01")
    try store.assess(.civilSociety, "limited", on: "2026-01-01")
    try store.assess(.independent, "no-evidence", on: "2026-01-01")
    try store.assess(.responsible, "substantial", on: "2026-01-01", of: "2.1.1")
    try store.assess(
      .civilSociety, "on-track", on: "2026-01-01", of: "2.1.1", ["scale": "delivery"])
    let plan = try store.plan()
    let lines = try store.read { try Divergence.load($0, plan: plan, today: asOf("2026-01-01")) }
    let first = try #require(lines.first)
    #expect(
      (first.due, first.comparable, first.higher, first.equal, first.lower) == (2, 2, 2, 0, 0))
    // 100 − 33.333333 and 66.666667 − 50.
    #expect(first.sum == "83.333334")
    #expect(first.mean == "41.666667")
    #expect(lines.dropFirst().map(\.comparable) == [0, 0])
    #expect(lines.dropFirst().map(\.mean) == [nil, nil])
    let page = try #require(
      try store.read { try PlanPage.load($0, plan: plan, today: asOf("2026-01-01")) })
    let action = try #require(page.nodes.first { $0.code == "1.1.1" })
    #expect(action.differences.map(\.difference) == ["66.666667", nil, nil])
    #expect(page.nodes.map(\.code) == ["1", "1.1", "1.1.1", "2", "2.1", "2.1.1"])
  }

  @Test("Costed, allocated, disbursed and spent stay four figures, each in its currencies")
  func money() throws {
    let store = try CommitmentsStore.withPlan()
    for (measure, amount, currency) in [
      ("costed", "9000000000000.5", "NPR"), ("costed", "9000000000000.6", "NPR"),
      ("costed", "12", "EUR"), ("allocated", "5", "NPR"), ("disbursed", "4", "NPR"),
      ("spent", "3", "NPR"),
    ] {
      try store.add(
        "plan-money",
        [
          "plan": "XA-1", "node": "1.1.1", "measure": measure, "amount": amount,
          "currency": currency,
        ])
    }
    try store.add(
      "plan-money", ["plan": "XA-1", "measure": "costed", "amount": "7", "currency": "NPR"])
    let page = try store.page("1.1.1", "2026-01-01")
    #expect(
      page.money.totals.map { "\($0.measure) \($0.amount) \($0.currency)" } == [
        "costed 12 EUR", "costed 18000000000001.1 NPR", "allocated 5 NPR", "disbursed 4 NPR",
        "spent 3 NPR",
      ])
    let plan = try store.plan()
    let whole = try store.read { try PlanPage.load($0, plan: plan, today: asOf("2026-01-01")) }
    #expect(whole?.money.totals.map(\.amount) == ["7"])
    #expect(whole?.partsMoney.totals == page.money.totals)
  }

  @Test("The strictest class of plan, commitment and assessment is what a status carries")
  func sensitivity() throws {
    let store = try CommitmentsStore.withPlan()
    try store.assess(.donor, "limited", on: "2025-03-08", ["sensitivity": "restricted"])
    try store.assess(.civilSociety, "limited", on: "2025-03-08")
    try store.set("plan-matrix", store.node("1.1.1"), [("sensitivity", "internal")])
    let page = try store.page("1.1.1", "2026-01-01")
    #expect(page.sensitivity == "internal")
    #expect(page.statuses.map(\.sensitivity) == ["internal", "restricted"])
    #expect(page.assessments.map(\.sensitivity).sorted() == ["internal", "restricted"])
  }
}

/// A day that a test names.
func asOf(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
