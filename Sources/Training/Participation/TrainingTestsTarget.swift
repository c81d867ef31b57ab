import GRDB
import Kernel
import Storage

/// What people scored before and after.
struct TrainingTestsTarget: RowTarget {
  let table = "training_tests"
  let order = "\(RecordKey.enrolment.written("t.enrolment_id")), t.moment DESC"
  let decimals: Set = ["score", "out_of"]
  let readings = TrainingChoices.placeReadings
  let form = RecordForm(
    "training-tests",
    TrainingChoices.place + [
      .required("moment", .choice(["pre", "post"]), "before or after the course"),
      .required("taken_on", .date, "day of the test"),
      .required("score", .amount, "points reached"),
      .required("out_of", .amount, "points that can be reached"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    let outOf = try cells.positive("out_of")
    _ = try cells.required("score")
    guard let score = try cells.decimal("score"), (0...outOf).contains(score) else {
      throw FieldFault(
        "test.score", field: "score", "The score is not between none and all points.",
        remedy: "Write the points reached, and in out_of those that can be reached.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("enrolment_id", try cells.place()), ("moment", try cells.required("moment")),
      ("taken_on", try cells.requiredDay("taken_on")), ("score", try cells.decimal("score")),
      ("out_of", try cells.positive("out_of")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db.cachedStatement(
        sql: "SELECT id FROM training_tests WHERE enrolment_id = ? AND moment = ?"),
      arguments: [cells.enrolment(), cells.required("moment")])
  }
}
