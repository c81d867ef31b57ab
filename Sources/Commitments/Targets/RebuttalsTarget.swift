import GRDB
import Storage

/// What is answered to a dispute.
struct RebuttalsTarget: RowTarget {
  let table = "rebuttals"
  let order = "t.dispute_id, t.rebutted_on"
  let readings = [
    "dispute": RecordKey.dispute.written("t.dispute_id"),
    "institution": RecordKey.institution.written("t.institution_id"),
    "evidence": RecordKey.evidence.written("t.evidence_id"),
  ]
  let form = RecordForm(
    "rebuttals",
    [
      .required("dispute", .reference(to: "disputes"), "id of the dispute, as #123"),
      .required("institution", .reference(to: "institutions"), "institution that answers"),
      .required("rebutted_on", .date, "day of the answer"),
      .required("statement", .text(longest: nil), "the answer"),
      .optional("evidence", .reference(to: "evidence"), "code of the evidence for it"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("dispute_id", try cells.requiredReference("dispute", .dispute)),
      ("institution_id", try cells.requiredReference("institution", .institution)),
      ("rebutted_on", try cells.requiredDay("rebutted_on")),
      ("statement", try cells.required("statement")),
      ("evidence_id", try cells.reference("evidence", .evidence)),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM rebuttals WHERE dispute_id = ? AND institution_id = ? AND rebutted_on = ?
        """,
      arguments: [
        cells.requiredReference("dispute", .dispute),
        cells.requiredReference("institution", .institution), cells.requiredDay("rebutted_on"),
      ])
  }
}
