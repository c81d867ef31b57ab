import Reference
import GRDB
import Storage

/// What a plan, or a part of it, was costed at, and what was allocated, disbursed and spent.
struct PlanMoneyTarget: RowTarget {
  let table = "plan_money"
  let order = "\(RecordKey.plan.written("t.plan_id")), t.node_id, t.measure, t.period_start"
  let decimals: Set = ["amount"]
  let readings = [
    "plan": RecordKey.plan.written("t.plan_id"),
    "node": "(SELECT n.code FROM plan_nodes n WHERE n.id = t.node_id)",
    "institution": RecordKey.institution.written("t.institution_id"),
    "evidence": RecordKey.evidence.written("t.evidence_id"),
  ]
  let form = RecordForm(
    "plan-money",
    [
      .required("plan", .reference(to: "plans"), "code of the plan"),
      .optional(
        "node", .reference(to: "plan-matrix"),
        "code of the part of the plan that it is for; empty for the plan itself"),
      .required(
        "measure", .choice(["costed", "allocated", "disbursed", "spent"]),
        "which of the four figures it is; they are never added"),
      .required("amount", .amount, "amount"),
      .required("currency", .code(list: "Currency"), "ISO 4217 code"),
      .optional("period_start", .partialDate, "first day of the time that it is for"),
      .optional("period_end", .partialDate, "last day of the time that it is for"),
      .optional("institution", .reference(to: "institutions"), "who funds it"),
      .optional("funding", .text(longest: 300), "where the money comes from, in words"),
      .optional("source", .text(longest: nil), "where the figure stands"),
      .optional("evidence", .reference(to: "evidence"), "code of the evidence for it"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let plan = try cells.requiredReference("plan", .plan)
    return [
      ("plan_id", plan), ("node_id", try cells.node("node", in: plan)),
      ("measure", cells["measure"]), ("amount", try cells.decimal("amount")),
      ("currency", try cells.currency("currency")),
      ("period_start", try cells.partialDate("period_start")),
      ("period_end", try cells.partialDate("period_end")),
      ("institution_id", try cells.reference("institution", .institution)),
      ("funding", cells["funding"]), ("source", cells["source"]),
      ("evidence_id", try cells.reference("evidence", .evidence)),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    let plan = try cells.requiredReference("plan", .plan)
    return try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM plan_money WHERE plan_id = ? AND node_id IS ? AND measure = ?
          AND amount = ? AND currency = ? AND period_start IS ? AND period_end IS ?
          AND institution_id IS ? AND funding IS ? AND source IS ?
        """,
      arguments: [
        plan, cells.node("node", in: plan), cells["measure"], cells.decimal("amount"),
        cells["currency"], cells.partialDate("period_start"), cells.partialDate("period_end"),
        cells.reference("institution", .institution), cells["funding"], cells["source"],
      ])
  }
}
