import Commitments
import Disclosure
import GRDB
import Kernel

/// Plans that an audience may see, each with its progress and how far the voices lie apart.
public struct PlanList: Encodable, Hashable, Sendable {
  public struct Plan: Encodable, Hashable, Sendable {
    public let id: Int64
    public let code: String
    public let title: String
    public let kind: String
    public let territory: String?
    public let area: String?
    public let generation: Int?
    public let status: String
    /// Partial dates.
    public let periodStart: String?
    public let periodEnd: String?
    public let cycleMonths: Int?
    public let progress: ReportedProgress
    public let divergence: [ReportedDivergence]
    /// The fields of which the record and the sources say different things.
    public let claimedDifferently: [String]
    /// Whom courses reached that reviewed links name; of plans beside each other neither added up.
    public internal(set) var courses: [PlanCourse] = []
  }

  public let today: String
  public let audience: Audience
  /// How many plans there are, of which ``plans`` may be a part.
  public let total: Int
  public let plans: [Plan]
  /// Of plans, all that are; of what lies in plans, what those here have.
  public let withheld: [Withheld]
}

extension PlanList {
  /// - Parameters:
  ///   - country: only plans for this territory or a part of it.
  ///   - limit: how many at most; nil for all.
  public static func load(
    _ db: Database, country: String? = nil, today: CalendarDate, for audience: Audience,
    offset: Int = 0, limit: Int? = nil
  ) throws -> PlanList {
    var gate = try CommitmentGate(db, for: audience)
    let all = try ids(db, of: country, &gate)
    let shown = Array(all.dropFirst(offset).prefix(limit ?? .max))
    let differing = try PlanFact.differing(db)
    let partly = try partlyWithheld(db, gate, today)
    var plans: [Plan] = []
    for plan in try PlanOverview.load(db, plans: shown, today: today).plans {
      var progress = ReportedProgress(plan.progress)
      var divergence = plan.divergence.map { ReportedDivergence($0) }
      if partly.contains(plan.id), let page = try PlanPage.load(db, plan: plan.id, today: today) {
        let seen = try SeenPlan(db, page, cites: false, gate: &gate)
        (progress, divergence) = (seen.progress, seen.divergence)
      }
      plans.append(
        Plan(
          id: plan.id, code: plan.code, title: plan.title, kind: plan.kind,
          territory: plan.territory, area: plan.area, generation: plan.generation,
          status: plan.status, periodStart: plan.periodStart, periodEnd: plan.periodEnd,
          cycleMonths: plan.cycleMonths, progress: progress, divergence: divergence,
          claimedDifferently: differing[plan.id] ?? []))
    }
    let taught = try PlanCourse.plans(db)
    var people = ThreadGate(gate)
    for index in plans.indices where taught.contains(plans[index].id) {
      plans[index].courses = try PlanCourse.load(db, plan: plans[index].id, &people)
    }
    gate = people.records
    return PlanList(
      today: today.description, audience: audience, total: all.count, plans: plans,
      withheld: gate.gate.withheld)
  }

  /// Of the plans that the audience may see, in their order.
  private static func ids(
    _ db: Database, of country: String?, _ gate: inout CommitmentGate
  ) throws -> [Int64] {
    try Row.fetchAll(
      db,
      sql: """
        WITH places (plan, code) AS (
          SELECT id, territory FROM policy_plans UNION ALL
          SELECT plan_id, territory FROM plan_territories
        )
        SELECT id, sensitivity FROM policy_plans
        WHERE :country IS NULL OR id IN (
          SELECT plan FROM places WHERE code = :country OR code GLOB :country || '-*')
        ORDER BY \(PlanOverview.order)
        """, arguments: ["country": country]
    ).compactMap { row in gate.passes("policy_plans", row[1]) ? row[0] : nil }
  }

  /// The plans of which this audience does not see all: of the others, the room's own figures
  /// are what it may see.
  private static func partlyWithheld(
    _ db: Database, _ gate: CommitmentGate, _ today: CalendarDate
  ) throws -> Set<Int64> {
    // Where something was assessed after the day, what stood on it may be any assessment.
    let isPast = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM standing WHERE assessed_on > ?)",
      arguments: [today.description])
    return Set(
      try Int64.fetchAll(
        db,
        sql: """
          WITH hidden AS (SELECT value FROM json_each(:hidden))
          SELECT plan_id FROM plan_nodes WHERE sensitivity IN hidden
          UNION SELECT n.plan_id FROM \(isPast == true ? "assessments" : "standing") s
            JOIN plan_nodes n ON n.id = s.node_id WHERE s.sensitivity IN hidden
          """, arguments: ["hidden": gate.hiddenClasses]))
  }
}
