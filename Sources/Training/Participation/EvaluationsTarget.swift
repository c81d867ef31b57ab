import GRDB
import Storage

/// What people thought of a cohort, sheet by sheet; whose a sheet is is not asked.
struct EvaluationsTarget: RowTarget {
  let table = "evaluations"
  let order = "\(RecordKey.cohort.written("t.cohort_id")), t.sheet"
  let readings = ["cohort": RecordKey.cohort.written("t.cohort_id")]
  let form = RecordForm(
    "evaluations",
    [
      .required("cohort", .reference(to: "cohorts"), "code of the cohort"),
      .required("sheet", .count, "number of the sheet, from 1"),
      .required(
        "recommends", .count,
        "how likely the person would recommend the course, 0 (not at all) to 10"),
      .optional("rating", .count, "how good the course was, 1 to 5"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    for (field, range) in [("recommends", Int64(0)...10), ("rating", 1...5)] {
      guard let number = try cells.count(field), !range.contains(number) else { continue }
      throw FieldFault(
        "evaluation.scale", field: field, "\(number) is not on the scale.",
        remedy: "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("cohort_id", try cells.requiredReference("cohort", .cohort)),
      ("sheet", try cells.number("sheet")),
      ("recommends", try cells.count("recommends")), ("rating", try cells.count("rating")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM evaluations WHERE cohort_id = ? AND sheet = ?",
      arguments: [cells.requiredReference("cohort", .cohort), cells.number("sheet")])
  }
}
