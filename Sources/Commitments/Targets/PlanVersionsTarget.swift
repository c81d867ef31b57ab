import GRDB
import Storage

/// The revisions that a plan went through.
struct PlanVersionsTarget: RowTarget {
  let table = "plan_versions"
  let order = "\(RecordKey.plan.written("t.plan_id")), t.number"
  let readings = ["plan": RecordKey.plan.written("t.plan_id")]
  let form = RecordForm(
    "plan-versions",
    [
      .required("plan", .reference(to: "plans"), "code of the plan"),
      .required("number", .count, "1 for the plan as it was adopted, then 2 and so on"),
      .optional("dated", .partialDate, "when it was made"),
      .optional("note", .text(longest: nil), "what changed"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("plan_id", try cells.requiredReference("plan", .plan)),
      ("number", try cells.count("number")), ("dated", try cells.partialDate("dated")),
      ("note", cells["note"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM plan_versions WHERE plan_id = ? AND number = ?",
      arguments: [cells.requiredReference("plan", .plan), cells.count("number")])
  }
}
