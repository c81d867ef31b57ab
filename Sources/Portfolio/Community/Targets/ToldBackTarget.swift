import GRDB
import Storage

/// That people were told what became of their concern, or of one escalation of it.
struct ToldBackTarget: RowTarget {
  let table = "told_back"
  let order = "\(RecordKey.concern.written("t.concern_id")), t.told_on"
  let readings = [
    "concern": RecordKey.concern.written("t.concern_id"),
    "escalation": RecordKey.escalation.written("t.escalation_id"),
  ]
  let form = RecordForm(
    "told-back",
    [
      .required("concern", .reference(to: "concerns"), "code of the concern"),
      .optional(
        "escalation", .reference(to: "escalations"),
        "the escalation that people were told of: code of the concern, # and the body; empty "
          + "for the concern itself"),
      .required("told_on", .date, "day on which people were told"),
      .required("how", .text(longest: 300), "how, as a meeting or a radio programme"),
      .required("by_role", .text(longest: 200), "in which role somebody told them; no name"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    guard let escalation = try cells.reference("escalation", .escalation) else { return }
    let concern = try Int64.fetchOne(
      cells.db, sql: "SELECT concern_id FROM escalations WHERE id = ?", arguments: [escalation])
    guard try concern == cells.requiredReference("concern", .concern) else {
      throw FieldFault(
        "told-back.escalation", field: "escalation", "The escalation is of another concern.",
        remedy: "Name one of this concern, or leave the field empty.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("concern_id", try cells.requiredReference("concern", .concern)),
      ("escalation_id", try cells.reference("escalation", .escalation)),
      ("told_on", try cells.requiredDay("told_on")), ("how", try cells.required("how")),
      ("by_role", try cells.required("by_role")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM told_back WHERE concern_id = ? AND escalation_id IS ? AND told_on = ?",
      arguments: [
        cells.requiredReference("concern", .concern), cells.reference("escalation", .escalation),
        cells.requiredDay("told_on"),
      ])
  }
}
