import GRDB
import Storage

/// What of a budget's lines is planned for each year of the donor.
struct BudgetYearsTarget: RowTarget {
  let table = "budget_years"
  let order = "\(RecordKey.budget.written("t.budget_id")), \(BudgetYearsTarget.line), t.year"
  let decimals: Set = ["amount", "grant_amount"]
  let readings = [
    "budget": RecordKey.budget.written("t.budget_id"), "line": BudgetYearsTarget.line,
  ]
  let form = RecordForm(
    "budget-years",
    [
      .required("budget", .reference(to: "grant-budgets"), "grant and version, as EU-1#2"),
      .required("line", .identifier, "code of the budget's line"),
      .required("year", .count, "calendar year in which the donor's year begins, as 2025"),
      .required("amount", .amount, "amount for the year, in the grant's currency"),
      .optional(
        "grant_amount", .amount, "what of it the grant bears; empty where it bears all of it"),
    ])
  private static let line = "(SELECT l.code FROM budget_lines l WHERE l.id = t.line_id)"

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let budget = try cells.requiredReference("budget", .budget)
    return [
      ("budget_id", budget), ("line_id", try cells.line(of: budget)),
      ("year", try cells.count("year")), ("amount", try cells.requiredDecimal("amount")),
      ("grant_amount", try cells.decimal("grant_amount")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM budget_years WHERE line_id = ? AND year = ?",
      arguments: [
        cells.line(of: cells.requiredReference("budget", .budget)), cells.count("year"),
      ])
  }
}
