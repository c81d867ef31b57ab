import Commitments
import Disclosure
import GRDB
import Kernel

extension PlanReport {
  /// Throws ``CommitmentLookupFailure`` where there is no such plan, or none for this audience.
  public static func load(
    _ db: Database, plan id: Int64, today: CalendarDate, for audience: Audience
  ) throws -> PlanReport {
    guard let page = try PlanPage.load(db, plan: id, today: today) else {
      throw CommitmentLookupFailure.plan(String(id))
    }
    var gate = try CommitmentGate(db, for: audience)
    guard gate.admits(page.plan.sensitivity) else {
      throw CommitmentLookupFailure.withheld("plan", page.plan.code)
    }
    let seen = try SeenPlan(db, page, gate: &gate)
    let linkedMoney = try LinkedMeasure.allCases.map {
      try LinkedMoney.load(db, .plan(id), $0, &gate)
    }
    var people = ThreadGate(gate)
    let courses = try PlanCourse.load(db, plan: id, &people)
    gate = people.records
    return PlanReport(
      today: page.today, audience: audience, id: id, code: page.plan.code,
      title: page.plan.title, cycleMonths: page.plan.cycleMonths,
      facts: try PlanFact.load(db, page),
      predecessor: try page.predecessor.flatMap { try Neighbours.plan($0, gate, in: db) },
      parent: try page.parent.flatMap { try Neighbours.plan($0, gate, in: db) },
      successors: try page.successors.compactMap { try Neighbours.plan($0, gate, in: db) },
      territories: page.territories, instruments: page.instruments,
      progress: seen.progress, divergence: seen.divergence, parts: seen.parts,
      indicators: page.indicators, money: try StatedMoney(page.money, gate: &gate),
      partsMoney: try StatedMoney(
        page.partsMoney, of: StatedMoney.parts(of: id, in: db), gate: &gate),
      linkedMoney: linkedMoney, courses: courses,
      disputes: try OpenDispute.load(db, plan: id, today: today, gate: &gate),
      withheld: gate.gate.withheld)
  }
}

/// The keys of other plans and commitments that one names: those that the audience may see.
enum Neighbours {
  static func plan(_ code: String, _ gate: CommitmentGate, in db: Database) throws -> String? {
    let own = try String.fetchOne(
      db, sql: "SELECT sensitivity FROM policy_plans WHERE code = ?", arguments: [code])
    return own.map(gate.admits) == true ? code : nil
  }

  /// - Parameter key: `PLAN#CODE`.
  static func node(_ key: String, _ gate: CommitmentGate, in db: Database) throws -> String? {
    let parts = key.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2, try plan(parts[0], gate, in: db) != nil else { return nil }
    let own = try String.fetchOne(
      db,
      sql: """
        SELECT n.sensitivity FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id
        WHERE p.code = ? AND n.code = ?
        """, arguments: [parts[0], parts[1]])
    return own.map(gate.admits) == true ? key : nil
  }
}
