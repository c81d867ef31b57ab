import Storage

extension StoreSchema {
  /// Rows by what people know them by, never by id.
  static let grantContent = [
    ContentQuery(
      name: "grants",
      sql: """
        SELECT code, title, donor, donor_identifier, agreement, currency, amount, signed_on,
          eligible_from, eligible_to, indirect_rate, match_percentage, exchange_policy,
          rate_source, year_begins_month, year_begins_day, variance_threshold, status, sensitivity
        FROM grants ORDER BY code
        """),
    ContentQuery(
      name: "grant_fixed_rates",
      sql: """
        SELECT g.code, f.currency, f.mantissa, f.scale FROM grant_fixed_rates f
          JOIN grants g ON g.id = f.grant_id ORDER BY g.code, f.currency
        """),
    ContentQuery(
      name: "grant_activities",
      sql: """
        SELECT g.code, a.identifier FROM grant_activities a JOIN grants g ON g.id = a.grant_id
        ORDER BY g.code, a.identifier
        """),
    ContentQuery(
      name: "grant_amendments",
      sql: """
        SELECT g.code, a.number, a.agreed_on, a.amount, a.eligible_to, a.note
        FROM grant_amendments a JOIN grants g ON g.id = a.grant_id ORDER BY g.code, a.number
        """),
    ContentQuery(
      name: "instalments",
      sql: """
        SELECT g.code, i.number, i.kind, i.due_on, i.amount, i.received_on, i.received_amount,
          i.own_amount, i.own_currency
        FROM instalments i JOIN grants g ON g.id = i.grant_id ORDER BY g.code, i.number
        """),
    ContentQuery(
      name: "report_rules",
      sql: """
        SELECT g.code, r.title, r.kind, r.every_months, r.first_end, r.due_days, r.due_months,
          r.template
        FROM report_rules r JOIN grants g ON g.id = r.grant_id ORDER BY g.code, r.title
        """),
  ]

  static let budgetContent = [
    ContentQuery(name: "accounts", sql: "SELECT code, title FROM accounts ORDER BY code"),
    ContentQuery(
      name: "grant_budgets",
      sql: """
        SELECT g.code, b.version, b.status, b.approved_on
        FROM grant_budgets b JOIN grants g ON g.id = b.grant_id ORDER BY g.code, b.version
        """),
    ContentQuery(
      name: "budget_lines",
      sql: """
        SELECT g.code AS grant_code, b.version, l.code, p.code AS parent, l.heading, l.title,
          l.kind, l.unit, l.units, l.unit_value, l.amount, l.grant_amount
        FROM budget_lines l JOIN grant_budgets b ON b.id = l.budget_id
          JOIN grants g ON g.id = b.grant_id LEFT JOIN budget_lines p ON p.id = l.parent_id
        ORDER BY g.code, b.version, l.code
        """),
    ContentQuery(
      name: "budget_years",
      sql: """
        SELECT g.code AS grant_code, b.version, l.code, y.year, y.amount, y.grant_amount
        FROM budget_years y JOIN budget_lines l ON l.id = y.line_id
          JOIN grant_budgets b ON b.id = y.budget_id JOIN grants g ON g.id = b.grant_id
        ORDER BY g.code, b.version, l.code, y.year
        """),
    ContentQuery(
      name: "account_mappings",
      sql: """
        SELECT g.code AS grant_code, b.version, a.code AS account, l.code AS line
        FROM account_mappings m JOIN grant_budgets b ON b.id = m.budget_id
          JOIN grants g ON g.id = b.grant_id JOIN accounts a ON a.id = m.account_id
          JOIN budget_lines l ON l.id = m.line_id
        ORDER BY g.code, b.version, a.code
        """),
  ]

  /// What was taken back says nothing any more.
  static let ledgerContent = [
    ContentQuery(
      name: "ledger_entries",
      sql: """
        SELECT e.source, e.reference, e.sha256, e.posted_on, e.value_on, e.amount, e.currency,
          a.code AS account, e.partner, e.activity, e.kind, e.description, e.payee,
          c.source AS corrected_source, c.reference AS corrected
        FROM ledger_entries e JOIN accounts a ON a.id = e.account_id
          LEFT JOIN ledger_entries c ON c.id = e.corrects_id
        WHERE \(GrantSQL.stands("e")) ORDER BY e.source, e.reference
        """),
    ContentQuery(
      name: "ledger_shares",
      sql: """
        SELECT e.source, e.reference, s.begins, s.ends, g.code, s.line
        FROM ledger_shares s JOIN ledger_entries e ON e.id = s.entry_id
          LEFT JOIN grants g ON g.id = s.grant_id
        WHERE \(GrantSQL.stands("e")) ORDER BY e.source, e.reference, s.ends
        """),
    ContentQuery(
      name: "closed_periods",
      sql: """
        SELECT g.code, p.begins_on, p.ends_on, p.closed_on
        FROM closed_periods p LEFT JOIN grants g ON g.id = p.grant_id
        ORDER BY g.code, p.begins_on, p.ends_on
        """),
    ContentQuery(
      name: "ledger_mappings", sql: "SELECT name, definition FROM ledger_mappings ORDER BY name"),
  ]
}
