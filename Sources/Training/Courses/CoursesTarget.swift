import GRDB
import Storage

/// What is taught, at which level, and under which programme people are counted once.
struct CoursesTarget: RowTarget {
  let table = "courses"
  let key: RecordKey? = .course
  let order = "t.code"
  let form = RecordForm(
    "courses",
    [
      .required("code", .identifier, "code of the course, once in the store"),
      .required("title", .text(longest: 300), "title"),
      .required("level", .choice(TrainingChoices.levels), "level of the people it is for"),
      .required(
        "programme", .identifier,
        "code of the programme under which a person counts once a year, however many courses of "
          + "it they attend"),
      .optional("language", .text(longest: 50), "language that it is taught in, as fr"),
      .optional("description", .text(longest: nil), "what it is about and whom it is for"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("code", try cells.code("code")), ("title", try cells.required("title")),
      ("level", try cells.required("level")), ("programme", try cells.code("programme")),
      ("language", cells["language"]), ("description", cells["description"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM courses WHERE code = ?", arguments: [cells.code("code")])
  }
}
