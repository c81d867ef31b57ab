import GRDB
import Storage

/// What a donor pays and when it arrived, with what it became on the own account.
struct InstalmentsTarget: RowTarget {
  let table = "instalments"
  let key: RecordKey? = .instalment
  let order = "\(RecordKey.grant.written("t.grant_id")), t.number"
  let decimals: Set = ["amount", "received_amount", "own_amount"]
  let readings = ["grant": RecordKey.grant.written("t.grant_id")]
  let form = RecordForm(
    "instalments",
    [
      .required("grant", .reference(to: "grants"), "code of the grant"),
      .required("number", .count, "number of the instalment, from 1"),
      .required("kind", .choice(["pre-financing", "interim", "balance"]), "what it pays"),
      .optional("due_on", .date, "day on which it is due"),
      .required("amount", .amount, "amount agreed, in the grant's currency"),
      .optional("received_on", .date, "day on which it arrived"),
      .optional("received_amount", .amount, "what arrived, in the grant's currency"),
      .optional("own_amount", .amount, "what it became on the own account"),
      .optional("own_currency", .code(list: "Currency"), "currency of that account"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    try cells.checkBoth("received_on", "received_amount")
    try cells.checkBoth("own_amount", "own_currency")
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("grant_id", try cells.requiredReference("grant", .grant)),
      ("number", try cells.count("number")), ("kind", cells["kind"]),
      ("due_on", try cells.day("due_on")), ("amount", try cells.requiredDecimal("amount")),
      ("received_on", try cells.day("received_on")),
      ("received_amount", try cells.decimal("received_amount")),
      ("own_amount", try cells.decimal("own_amount")),
      ("own_currency", try cells.optionalCurrency("own_currency")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM instalments WHERE grant_id = ? AND number = ?",
      arguments: [cells.requiredReference("grant", .grant), cells.count("number")])
  }
}
