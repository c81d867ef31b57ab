import Reference
import GRDB
import Storage

/// Action plans: national, multi-state, subnational and local.
struct PlansTarget: RowTarget {
  let table = "policy_plans"
  let key: RecordKey? = .plan
  let order = "t.code"
  let readings = [
    "predecessor": RecordKey.plan.written("t.predecessor_id"),
    "parent": RecordKey.plan.written("t.parent_id"),
    "lead_institution": RecordKey.institution.written("t.lead_institution_id"),
    "instruments": """
    (SELECT group_concat(symbol, ';') FROM (SELECT i.symbol FROM plan_instruments l
      JOIN instruments i ON i.id = l.instrument_id WHERE l.plan_id = t.id ORDER BY i.symbol))
    """,
    "territories": """
    (SELECT group_concat(territory, ';') FROM (SELECT l.territory FROM plan_territories l
      WHERE l.plan_id = t.id ORDER BY l.territory))
    """,
  ]
  let form = RecordForm(
    "plans",
    [
      .required("code", .text(longest: 50), "short code by which other records name the plan"),
      .required(
        "kind", .choice(["national", "multi-state", "subnational", "local"]), "kind of plan"),
      .required("title", .text(longest: 500), "title"),
      .optional("territory", .text(longest: 10), "code of its territory, as NP or GE-AB"),
      .optional("area", .text(longest: 300), "area within the territory, in words"),
      .optional("generation", .count, "1 for a first plan, 2 for its successor"),
      .optional("predecessor", .reference(to: "plans"), "the plan that it follows"),
      .optional("parent", .reference(to: "plans"), "the plan that it brings to a smaller area"),
      .required(
        "status", .choice(["draft", "adopted", "in-force", "expired", "superseded"]),
        "where it stands"),
      .optional("adopted", .partialDate, "when it was adopted"),
      .optional("period_start", .partialDate, "when its period begins"),
      .optional("period_end", .partialDate, "when its period ends"),
      .optional("cycle_months", .count, "months between reports; an older status is stale"),
      .optional("lead_institution", .reference(to: "institutions"), "who leads it"),
      .optional(
        "instruments", .list(of: .reference(to: "instruments")),
        "what it implements, as S/RES/1325 (2000);S/RES/1820 (2008)"),
      .optional("territories", .list(of: .text(longest: 10)), "codes of further territories"),
      .optional("url", .address, "where it can be read"),
      .optional("language", .text(longest: 20), "its language, as ne"),
      CommitmentsTargets.sensitivity,
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("code", try cells.key("code")), ("kind", cells["kind"]), ("title", cells["title"]),
      ("territory", try cells["territory"].map { try cells.territory($0, field: "territory") }),
      ("area", cells["area"]), ("generation", try cells.count("generation")),
      ("predecessor_id", try cells.reference("predecessor", .plan)),
      ("parent_id", try cells.reference("parent", .plan)), ("status", cells["status"]),
      ("adopted", try cells.partialDate("adopted")),
      ("period_start", try cells.partialDate("period_start")),
      ("period_end", try cells.partialDate("period_end")),
      ("cycle_months", try cells.count("cycle_months")),
      ("lead_institution_id", try cells.reference("lead_institution", .institution)),
      ("url", cells["url"]), ("language", cells["language"]),
      ("sensitivity", cells["sensitivity"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? { try cells.reference("code", .plan) }

  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {
    try changes.relink(
      "plan_instruments",
      held: "SELECT id, CAST(instrument_id AS TEXT) FROM plan_instruments WHERE plan_id = ?",
      of: ("plan_id", id),
      to: cells.list("instruments").map {
        let instrument = try RecordKey.instrument.id($0, field: "instruments", in: changes.db)
        return LinkRow(key: "\(instrument)", values: [("instrument_id", instrument)])
      })
    try changes.relink(
      "plan_territories",
      held: "SELECT id, territory FROM plan_territories WHERE plan_id = ? ORDER BY id",
      of: ("plan_id", id),
      to: cells.list("territories").map {
        let territory = try cells.territory($0, field: "territories")
        return LinkRow(key: territory, values: [("territory", territory)])
      })
    try refuseLoops(id, in: changes.db)
  }

  /// No plan comes before itself, or lies within itself, by way of others.
  private func refuseLoops(_ id: Int64, in db: Database) throws {
    for (field, column) in [("predecessor", "predecessor_id"), ("parent", "parent_id")] {
      let loops = try Bool.fetchOne(
        db,
        sql: """
          WITH RECURSIVE chain(id) AS (
            SELECT \(column) FROM policy_plans WHERE id = :id
            UNION SELECT p.\(column) FROM policy_plans p JOIN chain c ON p.id = c.id
          ) SELECT EXISTS (SELECT 1 FROM chain WHERE id = :id)
          """, arguments: ["id": id])
      guard loops != true else {
        throw FieldFault(
          "plan.loop", field: field, "By its \(field), the plan would come back to itself.",
          remedy: "Name another plan, or none.")
      }
    }
  }
}
