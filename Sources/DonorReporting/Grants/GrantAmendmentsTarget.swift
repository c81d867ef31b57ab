import GRDB
import Storage

/// What was agreed after the signature: another amount, another end, or a note.
struct GrantAmendmentsTarget: RowTarget {
  let table = "grant_amendments"
  let key: RecordKey? = .amendment
  let order = "\(RecordKey.grant.written("t.grant_id")), t.number"
  let decimals: Set = ["amount"]
  let readings = ["grant": RecordKey.grant.written("t.grant_id")]
  let form = RecordForm(
    "grant-amendments",
    [
      .required("grant", .reference(to: "grants"), "code of the grant"),
      .required("number", .count, "number of the amendment, from 1"),
      .required("agreed_on", .date, "day from which it holds"),
      .optional("amount", .amount, "what the donor pays at most from then on"),
      .optional("eligible_to", .date, "last day on which costs are eligible from then on"),
      .optional("note", .text(longest: nil), "what else changes"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("grant_id", try cells.requiredReference("grant", .grant)),
      ("number", try cells.count("number")), ("agreed_on", try cells.requiredDay("agreed_on")),
      ("amount", try cells.decimal("amount")), ("eligible_to", try cells.day("eligible_to")),
      ("note", cells["note"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM grant_amendments WHERE grant_id = ? AND number = ?",
      arguments: [cells.requiredReference("grant", .grant), cells.count("number")])
  }
}
