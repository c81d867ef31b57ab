import Portfolio

extension RecordKey {
  static let grant = RecordKey(
    form: "grants", noun: "grant", table: "grants",
    finding: "SELECT id FROM grants WHERE code = ?", parts: 1, writing: "k.code")
  /// `GRANT#VERSION`.
  static let budget = RecordKey(
    form: "budget-lines", noun: "budget", table: "grant_budgets",
    finding: """
      SELECT b.id FROM grant_budgets b JOIN grants g ON g.id = b.grant_id
      WHERE g.code = ? AND b.version = ?
      """, parts: 2,
    writing: "(SELECT g.code FROM grants g WHERE g.id = k.grant_id) || '#' || k.version")
  static let account = RecordKey(
    form: "accounts", noun: "account", table: "accounts",
    finding: "SELECT id FROM accounts WHERE code = ?", parts: 1, writing: "k.code")
  /// `SOURCE#REFERENCE`, of those that were not taken back.
  static let entry = RecordKey(
    form: "ledger-entries", noun: "ledger entry", table: "ledger_entries",
    finding: """
      SELECT e.id FROM ledger_entries e
      WHERE e.source = ? AND e.reference = ? AND \(GrantSQL.stands)
      """, parts: 2, writing: "k.source || '#' || k.reference")
}
