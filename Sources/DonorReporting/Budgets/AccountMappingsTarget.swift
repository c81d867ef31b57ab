import GRDB
import Storage

/// Under which line of a budget the costs of an account of the own chart stand.
struct AccountMappingsTarget: RowTarget {
  let table = "account_mappings"
  let order =
    "\(RecordKey.budget.written("t.budget_id")), \(RecordKey.account.written("t.account_id"))"
  let readings = [
    "budget": RecordKey.budget.written("t.budget_id"),
    "account": RecordKey.account.written("t.account_id"),
    "line": "(SELECT l.code FROM budget_lines l WHERE l.id = t.line_id)",
  ]
  let form = RecordForm(
    "account-mappings",
    [
      .required("budget", .reference(to: "grant-budgets"), "grant and version, as EU-1#2"),
      .required("account", .reference(to: "accounts"), "code of the account"),
      .required("line", .identifier, "code of the budget's line"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let budget = try cells.requiredReference("budget", .budget)
    return [
      ("budget_id", budget), ("account_id", try cells.requiredReference("account", .account)),
      ("line_id", try cells.line(of: budget)),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM account_mappings WHERE budget_id = ? AND account_id = ?",
      arguments: [
        cells.requiredReference("budget", .budget), cells.requiredReference("account", .account),
      ])
  }
}
