import GRDB
import Storage

/// The versions of budgets. To approve one supersedes the one that was approved before.
struct GrantBudgetsTarget: RowTarget {
  let table = "grant_budgets"
  let key: RecordKey? = .budget
  let order = "\(RecordKey.grant.written("t.grant_id")), t.version"
  let readings = ["grant": RecordKey.grant.written("t.grant_id")]
  let form = RecordForm(
    "grant-budgets",
    [
      .required("grant", .reference(to: "grants"), "code of the grant"),
      .required("version", .count, "number of the version, from 1"),
      .required(
        "status", .choice(["draft", "approved", "superseded"]),
        "where it stands; only the lines of a draft can change"),
      .optional("approved_on", .date, "day on which the donor approved it"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    if (cells["status"] == "draft") != (cells["approved_on"] == nil) {
      throw FieldFault(
        "budget.approved", field: "approved_on",
        "A draft has no day of approval, and what was approved has one.",
        remedy: "Fill it in with the status approved, and leave it out with draft.")
    }
    if let id, cells["status"] == "approved" { try checkParts(of: id, cells) }
    guard let id, cells["status"] == "draft" else { return }
    let held = try String.fetchOne(
      cells.db, sql: "SELECT status FROM grant_budgets WHERE id = ?", arguments: [id])
    guard held == "draft" else {
      throw FieldFault(
        "budget.draft", field: "status", "A budget that was approved is no draft again.",
        remedy: "Enter the lines of a new version (form budget-lines) and approve that.")
    }
  }

  /// Years and accounts stand under lines without parts: a line may have got parts after them.
  private func checkParts(of budget: Int64, _ cells: Cells) throws {
    let code = try String.fetchOne(
      cells.db,
      sql: """
        SELECT l.code FROM budget_lines l
        WHERE l.budget_id = ? AND EXISTS (SELECT 1 FROM budget_lines p WHERE p.parent_id = l.id)
          AND (EXISTS (SELECT 1 FROM budget_years y WHERE y.line_id = l.id)
            OR EXISTS (SELECT 1 FROM account_mappings m WHERE m.line_id = l.id))
        ORDER BY l.code
        """, arguments: [budget])
    guard let code else { return }
    throw FieldFault(
      "budget-line.parts", field: "status",
      "The line “\(code)” has parts, and amounts by year or accounts of its own.",
      remedy: "Let these name its parts (forms budget-years and account-mappings).")
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let grant = try cells.requiredReference("grant", .grant)
    let version = try cells.count("version")
    if cells["status"] == "approved" {
      try supersede(grant: grant, besides: version, in: changes)
    }
    return [
      ("grant_id", grant), ("version", version), ("status", cells["status"]),
      ("approved_on", try cells.day("approved_on")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM grant_budgets WHERE grant_id = ? AND version = ?",
      arguments: [cells.requiredReference("grant", .grant), cells.count("version")])
  }

  private func supersede(grant: Int64, besides version: Int64?, in changes: ChangeSet) throws {
    let approved = try Int64.fetchAll(
      changes.db,
      sql: """
        SELECT id FROM grant_budgets
        WHERE grant_id = ? AND status = 'approved' AND version IS NOT ?
        """, arguments: [grant, version])
    for id in approved {
      try changes.update(
        "grant_budgets", id: id, [("status", "superseded"), ("revision_id", changes.revision)])
    }
  }
}
