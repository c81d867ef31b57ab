import GRDB
import Kernel
import Storage

/// What participants ask of those who hold their data.
struct DataRequestsTarget: RowTarget {
  let table = "data_requests"
  let order = "t.received_on, t.participant_id, t.kind"
  let readings = ["participant": RecordKey.participant.written("t.participant_id")]
  let form = RecordForm(
    "data-requests",
    [
      TrainingTargets.participant,
      .required("kind", .choice(["access", "correction", "erasure"]), "what is asked"),
      .required("received_on", .date, "day on which it came"),
      .optional(
        "due_on", .date, "day by which it is to be answered; without one, a month later"),
      .optional("answered_on", .date, "day of the answer"),
      .optional(
        "outcome", .choice(["done", "in-part", "refused", "withdrawn"]), "what became of it"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let received = try cells.requiredDay("received_on")
    let monthOn = CalendarDate(received)?.adding(months: 1)?.description
    return [
      ("participant_id", try cells.requiredReference("participant", .participant)),
      ("kind", cells["kind"]), ("received_on", received),
      ("due_on", try cells.day("due_on") ?? monthOn), ("answered_on", try cells.day("answered_on")),
      ("outcome", cells["outcome"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM data_requests WHERE participant_id = ? AND kind = ? AND received_on = ?
        """,
      arguments: [
        cells.requiredReference("participant", .participant), cells["kind"],
        cells.requiredDay("received_on"),
      ])
  }
}
