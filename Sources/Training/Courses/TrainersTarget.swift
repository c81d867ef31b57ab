import GRDB
import Storage

/// Who trains a cohort, by pseudonym.
struct TrainersTarget: RowTarget {
  let table = "cohort_trainers"
  let order = TrainingChoices.pairOrder
  let readings = TrainingChoices.pairReadings
  let form = RecordForm(
    "trainers",
    TrainingChoices.place + [
      .required(
        "role", .choice(["lead", "co-trainer", "resource-person", "mentor", "interpreter"]),
        "what the person does")
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    let isNominated = try Bool.fetchOne(
      cells.db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM enrolments WHERE cohort_id = ? AND participant_id = ?)
        """,
      arguments: [
        cells.requiredReference("cohort", .cohort),
        cells.requiredReference("participant", .participant),
      ])
    guard isNominated != true else {
      throw FieldFault(
        "trainer.nominated", field: "participant",
        "The person is nominated for the cohort; nobody trains and is trained in one.",
        remedy: "Take the nomination back, or name another cohort.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("cohort_id", try cells.requiredReference("cohort", .cohort)),
      ("participant_id", try cells.requiredReference("participant", .participant)),
      ("role", try cells.required("role")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM cohort_trainers WHERE cohort_id = ? AND participant_id = ?",
      arguments: [
        cells.requiredReference("cohort", .cohort),
        cells.requiredReference("participant", .participant),
      ])
  }
}
