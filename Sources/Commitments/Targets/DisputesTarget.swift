import GRDB
import Storage

/// Who holds that an assessment is wrong, and why.
struct DisputesTarget: RowTarget {
  let table = "disputes"
  let order = "t.assessment_id, t.raised_on"
  let readings = [
    "assessment": RecordKey.assessment.written("t.assessment_id"),
    "institution": RecordKey.institution.written("t.institution_id"),
  ]
  let form = RecordForm(
    "disputes",
    [
      .required("assessment", .reference(to: "assessments"), "id of the assessment, as #123"),
      .required("institution", .reference(to: "institutions"), "institution that raises it"),
      .required("raised_on", .date, "day on which it was raised"),
      .required("statement", .text(longest: nil), "what is wrong with the assessment"),
      .required("state", .choice(["open", "answered", "withdrawn"]), "where it stands"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("assessment_id", try cells.requiredReference("assessment", .assessment)),
      ("institution_id", try cells.requiredReference("institution", .institution)),
      ("raised_on", try cells.requiredDay("raised_on")),
      ("statement", try cells.required("statement")),
      ("state", cells["state"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM disputes WHERE assessment_id = ? AND institution_id = ? AND raised_on = ?
        """,
      arguments: [
        cells.requiredReference("assessment", .assessment),
        cells.requiredReference("institution", .institution), cells.requiredDay("raised_on"),
      ])
  }
}
