import GRDB
import Storage

/// Concerns taken to a body that can act on them, and what it answered.
struct EscalationsTarget: RowTarget {
  let table = "escalations"
  let key: RecordKey? = .escalation
  let order = "\(RecordKey.concern.written("t.concern_id")), t.raised_on"
  let readings = ["concern": RecordKey.concern.written("t.concern_id")]
  let form = RecordForm(
    "escalations",
    [
      .required("concern", .reference(to: "concerns"), "code of the concern"),
      .required(
        "level", .choice(["local", "district", "national", "international"]),
        "level that it was taken to"),
      .required("body", .text(longest: 200), "institution that was asked to act"),
      .required("raised_on", .date, "day on which it was asked"),
      .optional("acknowledged_on", .date, "day on which it said that it had heard"),
      .optional("answered_on", .date, "day on which it answered"),
      .optional("answer", .text(longest: nil), "what it answered"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    let raised = try cells.requiredDay("raised_on")
    for field in ["acknowledged_on", "answered_on"] {
      guard let day = try cells.day(field), day < raised else { continue }
      throw FieldFault(
        "escalation.dates", field: field, "\(day) lies before the day of asking, \(raised).",
        remedy: "Correct one of the two.")
    }
    guard (cells["answer"] == nil) == (cells["answered_on"] == nil) else {
      throw FieldFault(
        "escalation.answer", field: cells["answer"] == nil ? "answer" : "answered_on",
        "An answer has words and a day.", remedy: "Fill in both fields, or neither.")
    }
    let level = try cells.required("level")
    let conflict = try String.fetchOne(
      cells.db,
      sql: """
        SELECT e.level || ' (' || e.body || ', ' || e.raised_on || ')' FROM escalations e
        WHERE e.concern_id = :concern AND e.id IS NOT :id
          AND (e.raised_on < :raised AND \(CommunitySQL.height("e.level")) > :height
            OR e.raised_on > :raised AND \(CommunitySQL.height("e.level")) < :height)
        ORDER BY e.raised_on LIMIT 1
        """,
      arguments: [
        "concern": cells.requiredReference("concern", .concern), "id": id, "raised": raised,
        "height": ["local": 1, "district": 2, "national": 3, "international": 4][level],
      ])
    if let conflict {
      throw FieldFault(
        "escalation.level", field: "level",
        "A concern goes up, or to another body of the same level; it stands at \(conflict).",
        remedy: "Correct the level or the day.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("concern_id", try cells.requiredReference("concern", .concern)),
      ("level", try cells.required("level")), ("body", try cells.key("body")),
      ("raised_on", try cells.requiredDay("raised_on")),
      ("acknowledged_on", try cells.day("acknowledged_on")),
      ("answered_on", try cells.day("answered_on")), ("answer", cells["answer"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM escalations WHERE concern_id = ? AND level = ? AND body = ?",
      arguments: [
        cells.requiredReference("concern", .concern), cells["level"], cells.key("body"),
      ])
  }
}
