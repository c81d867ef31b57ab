import GRDB
import Kernel

/// Budgets under the counting rules: a revised budget replaces the original of
/// the same period, children's budgets that of their parent, and a planned
/// disbursement counts only where no budget of its activity overlaps it.
public struct BudgetSums: Codable, Hashable, Sendable {
  public struct Row: Codable, Hashable, Sendable {
    /// `budget` or `planned-disbursement`.
    public let kind: String
    /// In which the period begins; nil where that is not stated.
    public let year: String?
    public let currency: String?
    public let amount: String
    public let count: Int
    /// Why it does not count: `children-counted`, `revised`, `budgeted` or `no-amount`.
    public let reason: String?
  }

  public let counted: [Row]
  public let excluded: [Row]

  public static func load(_ db: Database, _ seen: SeenActivities) throws -> BudgetSums {
    let rows = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT kind, substr(period_start, 1, 4) AS year, currency, reason,
          coalesce(sum(value / 1000000), 0), coalesce(sum(value % 1000000), 0), count(*)
        FROM (\(itemsSQL)) WHERE \(seen.admits("activity_id"))
        GROUP BY 1, 2, 3, 4
        ORDER BY kind, year IS NULL, year, currency IS NULL, currency, reason
        """
    ).map { row in
      Row(
        kind: row[0], year: row[1], currency: row[2],
        amount: ExactDecimal(units: row[4], millionths: row[5]).description, count: row[6],
        reason: row[3])
    }
    return BudgetSums(
      counted: rows.filter { $0.reason == nil }, excluded: rows.filter { $0.reason != nil })
  }

  /// Whether a budget `b` has been revised for its period.
  static let revisedSQL = """
    (b.type IS NOT '2' AND EXISTS (
      SELECT 1 FROM budgets o
      WHERE o.activity_id = b.activity_id AND o.withdrawn = 0 AND o.type = '2'
        AND o.period_start IS b.period_start AND o.period_end IS b.period_end))
    """

  /// Whether a budget of the activity covers a day of the planned disbursement `p`.
  private static let coveredSQL = """
    EXISTS (
      SELECT 1 FROM budgets o
      WHERE o.activity_id = p.activity_id AND o.withdrawn = 0
        AND o.period_start <= coalesce(p.period_end, p.period_start)
        AND p.period_start <= coalesce(o.period_end, o.period_start))
    """

  /// Every budget and planned disbursement that is looked at, with its reason.
  static let itemsSQL = """
    WITH held AS MATERIALIZED (\(Counting.heldSQL)),
    parents AS MATERIALIZED (
      SELECT parent FROM (\(Counting.familySQL))
      WHERE child IN (SELECT id FROM held)
        AND (EXISTS (SELECT 1 FROM budgets c WHERE c.activity_id = child AND c.withdrawn = 0)
          OR EXISTS (SELECT 1 FROM planned_disbursements c WHERE c.activity_id = child)))
    SELECT b.activity_id, b.ordinal, 'budget' AS kind, b.type, b.period_start, b.period_end,
      b.currency, b.value,
      CASE WHEN b.activity_id IN (SELECT parent FROM parents) THEN 'children-counted'
        WHEN \(revisedSQL) THEN 'revised'
        WHEN b.value IS NULL THEN 'no-amount' END AS reason
    FROM budgets b WHERE b.withdrawn = 0 AND b.activity_id IN (SELECT id FROM held)
    UNION ALL
    SELECT p.activity_id, p.ordinal, 'planned-disbursement', p.type, p.period_start,
      p.period_end, p.currency, p.value,
      CASE WHEN p.activity_id IN (SELECT parent FROM parents) THEN 'children-counted'
        WHEN \(coveredSQL) THEN 'budgeted'
        WHEN p.value IS NULL THEN 'no-amount' END
    FROM planned_disbursements p WHERE p.activity_id IN (SELECT id FROM held)
    """
}
