import GRDB
import Storage

/// Who leads, supports, reports on or monitors a part of a plan, and from when to when.
struct ResponsibilitiesTarget: RowTarget {
  let table = "responsibilities"
  let order = "\(RecordKey.node.written("t.node_id")), t.role, t.valid_from"
  let readings = [
    "node": RecordKey.node.written("t.node_id"),
    "institution": RecordKey.institution.written("t.institution_id"),
  ]
  let form = RecordForm(
    "responsibilities",
    [
      .required("node", .reference(to: "plan-matrix"), "part of a plan, as NP-1#2.1.3"),
      .required("institution", .reference(to: "institutions"), "name of the institution"),
      .required("role", .choice(["lead", "support", "report", "monitor"]), "its role"),
      .optional("valid_from", .partialDate, "since when"),
      .optional("valid_to", .partialDate, "until when"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("node_id", try cells.requiredReference("node", .node)),
      ("institution_id", try cells.requiredReference("institution", .institution)),
      ("role", cells["role"]), ("valid_from", try cells.partialDate("valid_from")),
      ("valid_to", try cells.partialDate("valid_to")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM responsibilities WHERE node_id = ? AND institution_id = ? AND role = ?
          AND coalesce(valid_from, '') = ?
        """,
      arguments: [
        cells.requiredReference("node", .node),
        cells.requiredReference("institution", .institution), cells["role"],
        cells.partialDate("valid_from") ?? "",
      ])
  }
}
