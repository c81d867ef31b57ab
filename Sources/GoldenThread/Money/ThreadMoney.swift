import GRDB
import Kernel

/// The four monies of a commitment, or of a part of a plan with all that lies below it: costed,
/// allocated, disbursed and spent. Four figures, never added to each other.
public struct ThreadMoney: Encodable, Hashable, Sendable {
  /// What a plan states of one measure, at one level and in one currency. A level may repeat
  /// what is stated at another: levels are not added either.
  public struct Stated: Encodable, Hashable, Sendable {
    public let measure: String
    /// `plan`, or the level of the parts that it is stated for.
    public let level: String
    /// How deep in the plan they lie; -1 for the plan itself.
    public let depth: Int
    public let currency: String
    /// A decimal string.
    public let amount: String
    public let lines: Int
  }

  /// By measure, from the plan down.
  public let stated: [Stated]
  /// From reviewed links; beside what the plan states, never in it.
  public let disbursed: LinkedMoney
  public let spent: LinkedMoney

  public func linked(_ measure: LinkedMeasure) -> LinkedMoney {
    measure == .disbursed ? disbursed : spent
  }
}

extension ThreadMoney {
  static func load(
    _ db: Database, _ scope: ThreadScope, _ gate: inout CommitmentGate
  ) throws -> ThreadMoney {
    ThreadMoney(
      stated: try stated(db, scope, &gate),
      disbursed: try LinkedMoney.load(db, scope, .disbursed, &gate),
      spent: try LinkedMoney.load(db, scope, .spent, &gate))
  }

  private static func stated(
    _ db: Database, _ scope: ThreadScope, _ gate: inout CommitmentGate
  ) throws -> [Stated] {
    let arguments = scope.arguments(hidden: gate.hiddenClasses)
    let hidden = try Int.fetchOne(
      db,
      sql: """
        WITH \(ThreadScope.sql)
        SELECT count(*) FROM plan_money
        WHERE node_id IN (SELECT id FROM below) AND node_id NOT IN (SELECT id FROM scope)
        """, arguments: arguments)
    gate.withhold("plan_money", count: hidden ?? 0)
    return try Row.fetchAll(
      db,
      sql: """
        WITH \(ThreadScope.sql)
        SELECT m.measure, coalesce(n.level, 'plan'), coalesce(n.depth, -1), m.currency,
          sum(m.amount / 1000000), sum(m.amount % 1000000), count(*)
        FROM plan_money m LEFT JOIN plan_nodes n ON n.id = m.node_id
        WHERE m.node_id IN (SELECT id FROM scope) OR m.plan_id = :plan AND m.node_id IS NULL
        GROUP BY 1, 2, 3, 4
        ORDER BY CASE m.measure WHEN 'costed' THEN 1 WHEN 'allocated' THEN 2
          WHEN 'disbursed' THEN 3 ELSE 4 END, 3, 4
        """, arguments: arguments
    ).map { row in
      Stated(
        measure: row[0], level: row[1], depth: row[2], currency: row[3],
        amount: ExactDecimal(units: row[4], millionths: row[5]).description, lines: row[6])
    }
  }
}
