import GRDB
import Kernel

/// The SQL on which all figures about commitments rest. `:today` is the day that they are of.
enum StatusSQL {
  /// The ``ActionState`` of action `n`.
  static let state = """
    CASE
      WHEN n.since_version IS NOT NULL AND \(version("since_version")) > :today THEN 'later'
      WHEN n.fate IS NOT NULL AND coalesce(\(version("until_version")), '') <= :today THEN n.fate
      WHEN n.due_by IS NULL THEN 'undated'
      WHEN n.due_by <= :today THEN 'due'
      ELSE 'not-due'
    END
    """

  private static func version(_ column: String) -> String {
    """
    (SELECT \(PartialDateSQL.lastDay("w.dated")) FROM plan_versions w
      WHERE w.plan_id = n.plan_id AND w.number = n.\(column))
    """
  }

  /// The first day on which an assessment is not stale, by the cycle of plan `p`; null where
  /// the plan states none. A month back from the 31st is the last day of a shorter month.
  static let freshSince = """
    min(date(:today, '-' || p.cycle_months || ' months'),
      date(:today, 'start of month', '-' || (p.cycle_months - 1) || ' months', '-1 day'))
    """

  /// The strictest class of several.
  static func strictest(_ columns: String...) -> String {
    let list = columns.joined(separator: ", ")
    return """
      CASE WHEN 'restricted' IN (\(list)) THEN 'restricted'
        WHEN 'internal' IN (\(list)) THEN 'internal' ELSE 'public' END
      """
  }

  /// The latest valid assessment of each node by each voice on the day: the table `standing`
  /// where it holds none of a later day, else a query with its columns.
  static func standing(_ db: Database, today: CalendarDate) throws -> String {
    let isLater = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM standing WHERE assessed_on > ?)",
      arguments: [today.description])
    return isLater == true ? standingThen : "standing"
  }

  private static let standingThen = """
    (SELECT * FROM standing WHERE assessed_on <= :today
    UNION ALL
    SELECT s.node_id, s.voice, a.id, a.assessed_on, a.scale_value_id, a.sensitivity
    FROM standing s JOIN assessments a ON a.id = (
      SELECT b.id FROM valid_assessments b
      WHERE b.node_id = s.node_id AND b.voice = s.voice AND b.assessed_on <= :today
      ORDER BY b.assessed_on DESC, b.id DESC LIMIT 1)
    WHERE s.assessed_on > :today)
    """
}

/// Which plans a figure is of.
enum PlanScope {
  case all
  case plan(Int64)
  case plans([Int64])

  /// A condition on a column that names the plan.
  func condition(_ column: String) -> String {
    switch self {
    case .all: "true"
    case .plan: "\(column) = :plan"
    case .plans: "\(column) IN (SELECT value FROM json_each(:plans))"
    }
  }

  func arguments(_ today: CalendarDate) -> StatementArguments {
    switch self {
    case .all: ["today": today.description]
    case .plan(let id): ["today": today.description, "plan": id]
    case .plans(let ids):
      [
        "today": today.description,
        "plans": "[\(ids.map(String.init).joined(separator: ","))]",
      ]
    }
  }
}
