import GRDB
import Storage

/// Whether people use what they learned, 6 and 12 months later; those who do not answer too.
struct FollowUpsTarget: RowTarget {
  let table = "follow_ups"
  let order = "\(RecordKey.enrolment.written("t.enrolment_id")), t.wave"
  let readings = TrainingChoices.placeReadings
  let form = RecordForm(
    "follow-ups",
    TrainingChoices.place + [
      .required("wave", .choice(["6", "12"]), "months after the course"),
      .required("contacted_on", .date, "day on which the person was asked"),
      .optional("answered_on", .date, "day of the answer; empty while there is none"),
      .optional(
        "applied", .choice(["yes", "partly", "no", "not-stated"]),
        "whether they use it, where they answered"),
      .optional(
        "note", .text(longest: nil), "what they said, with nothing that tells who they are"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    guard (cells["answered_on"] == nil) != (cells["applied"] == nil) else { return }
    let missing = cells["answered_on"] == nil ? "answered_on" : "applied"
    throw FieldFault(
      "value.pair", field: missing, "An answer has a day and says whether it is applied.",
      remedy: "Fill in both answered_on and applied, or neither where nobody answered.")
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("enrolment_id", try cells.place()), ("wave", try cells.count("wave")),
      ("contacted_on", try cells.requiredDay("contacted_on")),
      ("answered_on", try cells.day("answered_on")), ("applied", cells["applied"]),
      ("note", cells["note"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db.cachedStatement(
        sql: "SELECT id FROM follow_ups WHERE enrolment_id = ? AND wave = ?"),
      arguments: [cells.enrolment(), cells.count("wave")])
  }
}
