import GRDB
import Kernel
import Storage

/// The actions of plans, each with its place in the plan: a row of a plan's matrix.
///
/// Pillars, objectives and outputs that a row names and the plan does not have are made;
/// institutions likewise, of kind other.
struct PlanMatrixTarget: RowTarget {
  let table = "plan_nodes"
  let key: RecordKey? = .node
  let condition = "t.level = 'action'"
  let order = "\(RecordKey.plan.written("t.plan_id")), t.ordinal"

  let form = RecordForm(
    "plan-matrix",
    [
      .required("plan", .reference(to: "plans"), "code of the plan"),
      .required(
        "pillar", .text(longest: 500),
        "code, a space, and title of the pillar, as 1 Participation; the code alone once the "
          + "plan has it"),
      .optional(
        "pillar_un",
        .choice(["participation", "prevention", "protection", "relief-recovery", "cross-cutting"]),
        "which of the UN's pillars the plan's own belongs to"),
      .required(
        "objective", .text(longest: 2000),
        "code and title as for pillars, outer objectives first, as 1.1 Talks > 1.1.2 Quotas"),
      .optional("output", .text(longest: 500), "code and title of the output, as 1.1.2.a Law"),
      .required("code", .text(longest: 50), "code of the action, once in the plan"),
      .required("title", .text(longest: 2000), "what is to be done"),
      .optional(
        "responsible", .list(of: .reference(to: "institutions")), "institutions that lead"),
      .optional(
        "supporting", .list(of: .reference(to: "institutions")), "institutions that support"),
      .optional(
        "reporting", .list(of: .reference(to: "institutions")), "institutions that report on it"),
      .optional(
        "monitoring", .list(of: .reference(to: "institutions")), "institutions that monitor it"),
      .optional("start", .partialDate, "when it begins"),
      .optional("deadline", .partialDate, "when it is due; 2024 means by the end of that year"),
      .optional(
        "provisions", .list(of: .reference(to: "provisions")),
        "provisions that it implements, as S/RES/1325 (2000)#OP1;S/RES/1325 (2000)#OP8"),
      .optional(
        "contributes_to", .list(of: .reference(to: "provisions")),
        "provisions that it only contributes to, written in the same way"),
      .optional("since_version", .count, "number of the plan's version that brought it"),
      .optional("until_version", .count, "number of the version that no longer has it"),
      .optional(
        "fate", .choice(["dropped", "merged", "reworded"]), "what became of it in a revision"),
      .optional(
        "successor", .reference(to: "plan-matrix"),
        "the action that it was merged into or reworded as: its code, or PLAN#CODE in another"),
      CommitmentsTargets.sensitivity,
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let plan = try cells.requiredReference("plan", .plan)
    let parent = try PlanPath(cells).place(in: plan, changes)
    let deadline = try cells.partialDate("deadline")
    let successor = try self.successor(cells, in: plan)
    return [
      ("plan_id", plan), ("parent_id", parent.id), ("level", "action"),
      ("parent_level", parent.level), ("depth", parent.depth + 1), ("parent_depth", parent.depth),
      ("code", try cells.key("code")), ("title", cells["title"]),
      ("start_date", try cells.partialDate("start")), ("end_date", deadline),
      ("due_by", deadline.flatMap { CalendarDate($0)?.range?.upperBound.description }),
      ("since_version", try cells.count("since_version")),
      ("until_version", try cells.count("until_version")), ("fate", cells["fate"]),
      ("successor_id", successor), ("sensitivity", cells["sensitivity"]),
    ]
  }

  func beginnings(_ cells: Cells) throws -> [FieldValue] {
    let plan = try cells.requiredReference("plan", .plan)
    return [("ordinal", try PlanPath.nextOrdinal(in: plan, cells.db))]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM plan_nodes WHERE plan_id = ? AND code = ?",
      arguments: [cells.requiredReference("plan", .plan), cells["code"]])
  }

  private func successor(_ cells: Cells, in plan: Int64) throws -> Int64? {
    guard let text = cells["successor"] else {
      guard let fate = cells["fate"], fate != "dropped" else { return nil }
      throw FieldFault(
        "node.successor", field: "successor", "An action that was \(fate) lives on in another.",
        remedy: "Name that action, or write dropped as the fate.")
    }
    let key = text.contains("#") ? text : nil
    let id =
      try key.map { try RecordKey.node.id($0, field: "successor", in: cells.db) }
      ?? cells.node("successor", in: plan)
    let level = try String.fetchOne(
      cells.db, sql: "SELECT level FROM plan_nodes WHERE id = ?", arguments: [id])
    guard level == "action" else {
      throw FieldFault(
        "node.successor", field: "successor", "“\(text)” is no action.",
        remedy: "Name an action; one of the same file stands above the row that names it.")
    }
    return id
  }
}
