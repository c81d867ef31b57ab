import GRDB
import Kernel

extension CohortCost {
  /// What may be missing among the costs of a cohort: entries posted from a month before its first
  /// day to a month after its last that stand under its line of the grant's budget, by their share
  /// or their account, and are linked to no cohort. A cohort without a line asks by its activity.
  static func candidates(
    _ db: Database, _ cohort: Int64, hidden: String
  ) throws -> [Candidate] {
    try GRDB.Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE taken(id) AS (
          SELECT entry_id FROM cohort_costs
          UNION SELECT e.id FROM taken t JOIN ledger_entries e ON e.corrects_id = t.id
        )
        SELECT e.source || '#' || e.reference, e.value_on, e.amount, e.currency,
          a.code || ' ' || a.title
        FROM cohorts c JOIN ledger_entries e
            ON e.posted_on BETWEEN date(c.begins_on, '-1 month') AND date(c.ends_on, '+1 month')
          JOIN accounts a ON a.id = e.account_id
        WHERE c.id = :cohort
          AND CASE WHEN c.budget_line IS NULL THEN e.activity = c.activity ELSE EXISTS (
            SELECT 1 FROM ledger_shares s JOIN grants g ON g.id = s.grant_id
            WHERE s.entry_id = e.id AND g.code = c.grant_code
              AND c.budget_line = coalesce(s.line, (SELECT l.code FROM account_mappings m
                JOIN budget_lines l ON l.id = m.line_id
                JOIN grant_budgets b ON b.id = m.budget_id AND b.status = 'approved'
                WHERE b.grant_id = g.id AND m.account_id = e.account_id))) END
          AND e.id NOT IN (SELECT id FROM taken)
          AND e.id NOT IN (SELECT record_id FROM ledger_entry_retractions)
          AND NOT \(CostedEntry.isHidden("e"))
        ORDER BY e.value_on, e.id
        """, arguments: ["cohort": cohort, "hidden": hidden]
    ).compactMap { row in
      guard let value = CalendarDate(row[1] as String),
        let currency = CurrencyCode(row[3] as String)
      else { return nil }
      return Candidate(
        entry: row[0], valueOn: value,
        amount: FixedDecimal(millionths: row[2]).description, currency: currency, account: row[4])
    }
  }
}
