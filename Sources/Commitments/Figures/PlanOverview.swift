import GRDB
import Kernel

/// All plans, each with its progress and with how far the voices lie apart.
public struct PlanOverview: Codable, Hashable, Sendable {
  public struct Plan: Codable, Hashable, Sendable {
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
    public let sensitivity: String
    public let progress: PlanProgress
    public let divergence: [Divergence]
  }

  /// The day that everything here is of.
  public let today: String
  /// By territory, generation and code.
  public let plans: [Plan]

  /// The order of plans, in SQL on `policy_plans`.
  public static let order = "territory IS NULL, territory, generation, code"

  /// - Parameter plans: only these; nil for all.
  public static func load(
    _ db: Database, plans: [Int64]? = nil, today: CalendarDate
  ) throws -> PlanOverview {
    let scope = plans.map { PlanScope.plans($0) } ?? .all
    return PlanOverview(today: today.description, plans: try self.plans(db, scope, today))
  }

  static func plans(
    _ db: Database, _ scope: PlanScope, _ today: CalendarDate
  ) throws -> [Plan] {
    let tallies = try PlanTally.load(db, scope, today)
    let byPlan = Dictionary(uniqueKeysWithValues: tallies.map { ($0.plan, $0) })
    return try Row.fetchAll(
      db,
      sql: """
        SELECT p.id, p.code, p.title, p.kind, p.territory, p.area, p.generation, p.status,
          p.period_start, p.period_end, p.cycle_months, p.sensitivity
        FROM policy_plans p WHERE \(scope.condition("p.id")) AND :today IS NOT NULL
        ORDER BY \(order)
        """, arguments: scope.arguments(today)
    ).compactMap { row in
      guard let tally = byPlan[row[0]] else { return nil }
      return Plan(
        id: row[0], code: row[1], title: row[2], kind: row[3], territory: row[4], area: row[5],
        generation: row[6], status: row[7], periodStart: row[8], periodEnd: row[9],
        cycleMonths: row[10], sensitivity: row[11], progress: PlanProgress(tally),
        divergence: Divergence.all(tally))
    }
  }
}
