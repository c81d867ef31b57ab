import GRDB
import Storage

/// What sources say of a plan, each kept whether or not they agree.
struct PlanClaimsTarget: RowTarget {
  let table = "plan_claims"
  let order = "\(RecordKey.plan.written("t.plan_id")), t.field, t.source, t.dated"
  let readings = ["plan": RecordKey.plan.written("t.plan_id")]
  let form = RecordForm(
    "plan-claims",
    [
      .required("plan", .reference(to: "plans"), "code of the plan"),
      .required("field", .text(longest: 100), "what the claim is about, as period"),
      .required("value", .text(longest: 1000), "what the source says"),
      .required("source", .text(longest: 500), "who says so"),
      .optional("source_url", .address, "where it says so"),
      .optional("dated", .partialDate, "when it said so"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("plan_id", try cells.requiredReference("plan", .plan)), ("field", cells["field"]),
      ("value", cells["value"]), ("source", cells["source"]), ("source_url", cells["source_url"]),
      ("dated", try cells.partialDate("dated")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM plan_claims
        WHERE plan_id = ? AND field = ? AND source = ? AND coalesce(dated, '') = ?
        """,
      arguments: [
        cells.requiredReference("plan", .plan), cells["field"], cells["source"],
        cells.partialDate("dated") ?? "",
      ])
  }
}
