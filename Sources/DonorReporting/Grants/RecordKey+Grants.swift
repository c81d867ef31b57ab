import Storage

extension RecordKey {
  static let grant = ofColumn(
    "code", form: "grants", noun: "grant", table: "grants")
  static let amendment = ofGrant(
    form: "grant-amendments", noun: "amendment", table: "grant_amendments", column: "number")
  static let instalment = ofGrant(
    form: "instalments", noun: "instalment", table: "instalments", column: "number")
  static let reportRule = ofGrant(
    form: "report-rules", noun: "report", table: "report_rules", column: "title")
  static let reportTemplate = ofColumn(
    "code", form: "report-templates", noun: "template", table: "report_templates")
  static let grantReport = ofColumn(
    "code", form: "grant-reports", noun: "report", table: "grant_reports")
  static let budget = ofGrant(
    form: "budget-lines", noun: "budget", table: "grant_budgets", column: "version")
  /// `GRANT#VERSION#CODE`.
  static let budgetLine = RecordKey(
    form: "budget-lines", noun: "budget line", table: "budget_lines",
    finding: """
      SELECT l.id FROM budget_lines l JOIN grant_budgets b ON b.id = l.budget_id
        JOIN grants g ON g.id = b.grant_id
      WHERE g.code = ? AND b.version = ? AND l.code = ?
      """, parts: 3, writing: "\(budget.written("k.budget_id")) || '#' || k.code")
  static let account = ofColumn(
    "code", form: "accounts", noun: "account", table: "accounts")
  /// `SOURCE#REFERENCE`, of those that were not taken back; rooms above link to it.
  public static let entry = RecordKey(
    form: "ledger-entries", noun: "ledger entry", table: "ledger_entries",
    finding: """
      SELECT e.id FROM ledger_entries e
      WHERE e.source = ? AND e.reference = ? AND \(GrantSQL.stands("e"))
      """, parts: 2, writing: "k.source || '#' || k.reference")
  static let ledgerMapping = ofColumn(
    "name", form: "ledger-mappings", noun: "mapping", table: "ledger_mappings")

  /// The grant's code, `#`, and what tells the record apart within the grant.
  private static func ofGrant(
    form: String, noun: String, table: String, column: String
  ) -> RecordKey {
    RecordKey(
      form: form, noun: noun, table: table,
      finding: """
        SELECT t.id FROM \(table) t JOIN grants g ON g.id = t.grant_id
        WHERE g.code = ? AND t.\(column) = ?
        """, parts: 2,
      writing: "(SELECT c.code FROM grants c WHERE c.id = k.grant_id) || '#' || k.\(column)")
  }
}
