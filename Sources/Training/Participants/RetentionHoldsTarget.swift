import GRDB
import Storage

/// Why nothing of a participant is erased for now.
struct RetentionHoldsTarget: RowTarget {
  let table = "retention_holds"
  let order = "t.participant_id, t.since_on, t.cause"
  let readings = ["participant": RecordKey.participant.written("t.participant_id")]
  let form = RecordForm(
    "retention-holds",
    [
      TrainingTargets.participant,
      .required(
        "cause", .choice(["legal-claim", "investigation", "audit", "safety", "other"]),
        "why it is kept"),
      .required("since_on", .date, "first day"),
      .optional("until_on", .date, "last day, where it is known"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("participant_id", try cells.requiredReference("participant", .participant)),
      ("cause", cells["cause"]), ("since_on", try cells.requiredDay("since_on")),
      ("until_on", try cells.day("until_on")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM retention_holds WHERE participant_id = ? AND cause = ? AND since_on = ?",
      arguments: [
        cells.requiredReference("participant", .participant), cells["cause"],
        cells.requiredDay("since_on"),
      ])
  }
}
