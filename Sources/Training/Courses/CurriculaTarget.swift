import GRDB
import Storage

/// The versions of curricula. Cohorts follow those that were approved, whose modules stay.
struct CurriculaTarget: RowTarget {
  let table = "curriculum_versions"
  let key: RecordKey? = .curriculum
  let order = "\(RecordKey.course.written("t.course_id")), t.version"
  let readings = ["course": RecordKey.course.written("t.course_id")]
  let form = RecordForm(
    "curricula",
    [
      .required("course", .reference(to: "courses"), "code of the course"),
      .required("version", .count, "number of the version, from 1"),
      .required(
        "status", .choice(["draft", "approved", "withdrawn"]),
        "where it stands; only the modules of a draft can change, and no cohort follows one"),
      .optional("valid_from", .date, "day from which it is taught; empty for a draft"),
      .optional(
        "certificate_months", .count,
        "for how many months its certificates hold, at most 600; empty where they do not expire"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    if let months = try cells.count("certificate_months"), !(1...600).contains(months) {
      throw FieldFault(
        "curriculum.months", field: "certificate_months",
        "Certificates hold from 1 month to 600.",
        remedy: "Write the months, or leave them out where certificates do not expire.")
    }
    guard (cells["status"] == "draft") != (cells["valid_from"] == nil) else { return }
    throw FieldFault(
      "curriculum.valid", field: "valid_from",
      "A draft is not taught yet, and what was approved has a day from which it is.",
      remedy: "Fill it in with the status approved, and leave it out with draft.")
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("course_id", try cells.requiredReference("course", .course)),
      ("version", try cells.number("version")), ("status", try cells.required("status")),
      ("valid_from", try cells.day("valid_from")),
      ("certificate_months", try cells.count("certificate_months")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM curriculum_versions WHERE course_id = ? AND version = ?",
      arguments: [cells.requiredReference("course", .course), cells.number("version")])
  }
}
