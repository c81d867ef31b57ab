import GRDB

/// Of which part of a plan money and links are asked: one with all that lies below it.
public enum ThreadScope: Hashable, Sendable {
  case plan(Int64)
  case part(Int64)

  /// A common table expression `scope(id)`; parts of the plan of the hidden classes are not in
  /// it, those below them that are visible are.
  static let sql = """
    RECURSIVE below(id, sensitivity) AS (
      SELECT id, sensitivity FROM plan_nodes WHERE id = :part OR plan_id = :plan
      UNION SELECT n.id, n.sensitivity FROM plan_nodes n JOIN below b ON n.parent_id = b.id
    ),
    scope(id) AS (
      SELECT id FROM below WHERE sensitivity NOT IN (SELECT value FROM json_each(:hidden))
    )
    """

  /// - Parameter hidden: classes that the audience does not see, as a JSON array.
  func arguments(hidden: String) -> StatementArguments {
    switch self {
    case .plan(let id): ["plan": id, "part": nil, "hidden": hidden]
    case .part(let id): ["plan": nil, "part": id, "hidden": hidden]
    }
  }

  /// The parts that are left out of it.
  func hidden(_ db: Database, _ gate: CommitmentGate) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: "WITH \(ThreadScope.sql) SELECT id FROM below WHERE id NOT IN (SELECT id FROM scope)",
      arguments: arguments(hidden: gate.hiddenClasses))
  }

  /// As the parameter of an explanation.
  var parameter: (name: String, value: String) {
    switch self {
    case .plan(let id): ("plan", "\(id)")
    case .part(let id): ("node", "\(id)")
    }
  }
}

extension ThreadScope {
  /// `PLAN#CODE`, or the code of the plan. Throws ``CommitmentLookupFailure`` where there is no
  /// such plan or part, or none for this audience.
  func name(_ db: Database, _ gate: CommitmentGate) throws -> String {
    let row =
      switch self {
      case .plan(let id):
        try Row.fetchOne(
          db, sql: "SELECT sensitivity, 'public', code FROM policy_plans WHERE id = ?",
          arguments: [id])
      case .part(let id):
        try Row.fetchOne(
          db,
          sql: """
            SELECT p.sensitivity, n.sensitivity, p.code || '#' || n.code
            FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id WHERE n.id = ?
            """, arguments: [id])
      }
    guard let row else { throw CommitmentLookupFailure.unnamed("#\(parameter.value)") }
    guard gate.admits(row[0]), gate.admits(row[1]) else {
      throw CommitmentLookupFailure.withheld(
        parameter.name == "plan" ? "plan" : "commitment", row[2])
    }
    return row[2]
  }
}
