import GRDB
import Kernel
import Storage

/// The lines of a budget. A version that the grant does not have is made, as a draft.
struct BudgetLinesTarget: RowTarget {
  let table = "budget_lines"
  let key: RecordKey? = .budgetLine
  let order = "\(RecordKey.budget.written("t.budget_id")), t.code"
  let decimals: Set = ["units", "unit_value", "amount", "grant_amount"]
  let readings = [
    "grant": """
    (SELECT g.code FROM grant_budgets b JOIN grants g ON g.id = b.grant_id
      WHERE b.id = t.budget_id)
    """,
    "version": "(SELECT b.version FROM grant_budgets b WHERE b.id = t.budget_id)",
    "parent": "(SELECT p.code FROM budget_lines p WHERE p.id = t.parent_id)",
  ]
  let form = RecordForm(
    "budget-lines",
    [
      .required("grant", .reference(to: "grants"), "code of the grant"),
      .required("version", .count, "number of the budget's version, from 1"),
      .required("code", .identifier, "code of the line, once in the version"),
      .optional("parent", .identifier, "code of the line that it is part of"),
      .optional("heading", .identifier, "code of the donor's heading"),
      .required("title", .text(longest: 500), "title"),
      .required(
        "kind", .choice(["direct", "indirect", "contingency", "taxes"]), "kind of cost"),
      .optional("unit", .text(longest: 100), "what is counted, as month"),
      .optional("units", .amount, "how many"),
      .optional("unit_value", .amount, "value of one, in the grant's currency"),
      .optional(
        "amount", .amount,
        "amount in the grant's currency; units by unit value, or empty, where these are given; "
          + "empty for a line with parts"),
      .optional(
        "grant_amount", .amount, "what of it the grant bears; empty where it bears all of it"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let budget = try self.budget(cells, in: changes)
    return [
      ("budget_id", budget), ("code", try cells.code("code")),
      ("parent_id", try parent(cells, in: budget)), ("heading", cells["heading"]),
      ("title", cells["title"]), ("kind", cells["kind"]), ("unit", cells["unit"]),
      ("units", try cells.decimal("units")), ("unit_value", try cells.decimal("unit_value")),
      ("amount", try amount(cells)), ("grant_amount", try cells.decimal("grant_amount")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT l.id FROM budget_lines l JOIN grant_budgets b ON b.id = l.budget_id
        WHERE b.grant_id = ? AND b.version = ? AND l.code = ?
        """,
      arguments: [
        cells.requiredReference("grant", .grant), cells.count("version"), cells["code"],
      ])
  }

  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {
    let loops = try Bool.fetchOne(
      changes.db,
      sql: """
        WITH RECURSIVE chain(id) AS (
          SELECT parent_id FROM budget_lines WHERE id = :id
          UNION SELECT l.parent_id FROM budget_lines l JOIN chain c ON l.id = c.id
        ) SELECT EXISTS (SELECT 1 FROM chain WHERE id = :id)
        """, arguments: ["id": id])
    guard loops != true else {
      throw FieldFault(
        "budget-line.loop", field: "parent", "By its parents, the line would be part of itself.",
        remedy: "Name another line, or none.")
    }
  }

  private func budget(_ cells: Cells, in changes: ChangeSet) throws -> Int64 {
    let grant = try cells.requiredReference("grant", .grant)
    let version = try cells.count("version")
    let found = try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM grant_budgets WHERE grant_id = ? AND version = ?",
      arguments: [grant, version])
    if let found { return found }
    let id = try changes.newID()
    try changes.insert(
      "grant_budgets", id: id,
      [
        ("grant_id", grant), ("version", version), ("status", "draft"),
        ("revision_id", changes.revision),
      ])
    return id
  }

  private func parent(_ cells: Cells, in budget: Int64) throws -> Int64? {
    guard let code = cells["parent"] else { return nil }
    let id = try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM budget_lines WHERE budget_id = ? AND code = ?",
      arguments: [budget, code])
    guard let id else {
      throw FieldFault(
        "reference.unknown", field: "parent", "The budget has no line “\(code)”.",
        remedy: "Add that line first, above this one, or correct the code.")
    }
    return id
  }

  /// Exactly units by unit value, where they are given.
  private func amount(_ cells: Cells) throws -> Int64? {
    let stated = try cells.decimal("amount")
    try cells.checkBoth("units", "unit_value")
    guard let units = try cells.decimal("units"), let value = try cells.decimal("unit_value")
    else { return stated }
    let (product, rest) = (Int128(units) * Int128(value))
      .quotientAndRemainder(dividingBy: Int128(FixedDecimal.scale))
    guard rest == 0, let exact = Int64(exactly: product) else {
      throw FieldFault(
        "budget-line.amount", field: "unit_value",
        "Units by unit value have more than six decimals, or are out of range.",
        remedy: "Round one of them, or give the amount alone.")
    }
    guard stated == nil || stated == exact else {
      throw FieldFault(
        "budget-line.amount", field: "amount",
        "Units by unit value are \(ExactDecimal(millionths: product)), not the amount.",
        remedy: "Correct one of the three, or leave the amount empty.")
    }
    return exact
  }
}
