import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import Commitments

/// The generator of `Tests/Bench/plans.py`, small; with `BARAZA_BENCH=1` at full size, timed.
struct SpeedTests {
  static let isFull = ProcessInfo.processInfo.environment["BARAZA_BENCH"] == "1"

  @Test("Generated plans give the same status by triggers as computed anew, and load quickly")
  func generated() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "store.sqlite").path
    let schema: StoreSchema = .storage + .commitments
    try Store.create(at: path, schema: schema, office: 7).close()
    let (plans, actions, years) = SpeedTests.isFull ? (200, 100, 10) : (4, 20, 2)
    let script = Shared.repository.appending(path: "Tests/Bench/plans.py").path
    let run = try RunProcess.run(
      "python3",
      [
        script, "fill", path, "--plans", "\(plans)", "--actions", "\(actions)", "--years",
        "\(years)",
      ], timeLimit: .seconds(900))
    try #require(run.status == 0, "\(run.stderr)")

    let store = try Store.open(at: path, schema: schema, access: .readOnly)
    defer { try? store.close() }
    let today = try #require(CalendarDate("2025-12-31"))
    try store.read { db in
      #expect(try Standing().differences(db) == 0)
      let overview = try PlanOverview.load(db, today: today)
      #expect(overview.plans.count == plans)
      for plan in overview.plans {
        let progress = plan.progress
        #expect(progress.due + progress.notDue + progress.undated == actions)
        #expect(try PlanProgress.load(db, plan: plan.id, today: today) == progress)
      }
      let some = overview.plans.enumerated().filter { $0.offset % 3 == 1 }.map(\.element)
      #expect(try PlanOverview.load(db, plans: some.map(\.id), today: today).plans == some)
      guard SpeedTests.isFull else { return }
      try time(overview.plans.map(\.id), today, db)
    }
  }

  /// The bounds hold for a build with optimisation.
  private func time(_ plans: [Int64], _ today: CalendarDate, _ db: Database) throws {
    let nodes = try Int64.fetchAll(
      db, sql: "SELECT id FROM plan_nodes WHERE level = 'action' ORDER BY id LIMIT 1000")
    let then = try asOf("2021-06-30")
    let overview = try median(21) { _ in _ = try PlanOverview.load(db, today: today) }
    let plan = try median(101) { number in
      _ = try PlanPage.load(db, plan: plans[number % plans.count], today: today)
    }
    let commitment = try median(101) { number in
      _ = try CommitmentPage.load(db, node: nodes[number * 7 % nodes.count], today: today)
    }
    let past = try median(5) { _ in _ = try PlanOverview.load(db, today: then) }
    print("overview of all \(overview), of a past day \(past)")
    print("one plan \(plan), one commitment \(commitment)")
    #if !DEBUG
      #expect(overview < .milliseconds(100))
      #expect(plan < .milliseconds(20))
    #endif
  }

  private func median(_ count: Int, _ body: (Int) throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    return try (0..<count).map { number in try clock.measure { try body(number) } }.sorted()[
      count / 2]
  }
}
