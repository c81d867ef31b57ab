import GRDB
import Storage

/// What a report foresees to be spent under a line, period by period.
struct ReportForecastsTarget: RowTarget {
  let table = "report_forecasts"
  let order = "\(RecordKey.grantReport.written("t.report_id")), t.begins_on, t.line"
  let decimals: Set = ["amount"]
  let readings = ["report": RecordKey.grantReport.written("t.report_id")]
  let form = RecordForm(
    "report-forecasts",
    [
      .required("report", .reference(to: "grant-reports"), "code of the report that foresees it"),
      .required("line", .identifier, "code of the line of the approved budget"),
      .required("begins_on", .date, "first day of the period that is foreseen"),
      .required("ends_on", .date, "last day of that period"),
      .required("amount", .amount, "what the grant will bear, in its currency"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("report_id", try cells.requiredReference("report", .grantReport)),
      ("line", try line(cells)), ("begins_on", try cells.requiredDay("begins_on")),
      ("ends_on", try cells.requiredDay("ends_on")),
      ("amount", try cells.requiredDecimal("amount")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM report_forecasts WHERE report_id = ? AND line = ? AND begins_on = ?",
      arguments: [
        cells.requiredReference("report", .grantReport), cells["line"],
        cells.requiredDay("begins_on"),
      ])
  }

  /// A line without parts of the approved budget.
  private func line(_ cells: Cells) throws -> String {
    let code = try cells.code("line")
    let isThere = try Bool.fetchOne(
      cells.db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM budget_lines l JOIN grant_budgets b ON b.id = l.budget_id
            JOIN grant_reports p ON p.grant_id = b.grant_id
          WHERE p.id = ? AND b.status = 'approved' AND l.code = ? AND l.amount IS NOT NULL)
        """, arguments: [cells.requiredReference("report", .grantReport), code])
    guard isThere == true else {
      throw FieldFault(
        "report-forecast.line", field: "line",
        "The approved budget has no line “\(code)” with an amount of its own.",
        remedy: "Name one; `baraza record list budget-lines` lists them.")
    }
    return code
  }
}
