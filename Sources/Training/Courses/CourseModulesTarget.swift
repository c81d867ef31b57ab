import GRDB
import Storage

/// The modules of a curriculum. A version that the course does not have is made, as a draft.
struct CourseModulesTarget: RowTarget {
  let table = "course_modules"
  let key: RecordKey? = .module
  let order = "\(RecordKey.module.written("t.id"))"
  let decimals: Set = ["hours"]
  let readings = [
    "course": """
    (SELECT k.code FROM curriculum_versions v JOIN courses k ON k.id = v.course_id
      WHERE v.id = t.version_id)
    """,
    "version": "(SELECT v.version FROM curriculum_versions v WHERE v.id = t.version_id)",
    "on_sexual_violence": "CASE t.on_sexual_violence WHEN 1 THEN 'yes' ELSE 'no' END",
  ]
  let form = RecordForm(
    "course-modules",
    [
      .required("course", .reference(to: "courses"), "code of the course"),
      .required("version", .count, "number of the curriculum's version, from 1"),
      .required("code", .identifier, "code of the module, once in the version"),
      .required("title", .text(longest: 300), "title"),
      .required("hours", .amount, "hours that it takes"),
      .optional("topic", .text(longest: 200), "what it is about, in a few words"),
      .required(
        "on_sexual_violence", .choice(["yes", "no"]),
        "whether it is on conflict-related sexual and gender-based violence (UN indicator 20)"),
      .optional("objectives", .text(longest: nil), "what people can do afterwards"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let course = try cells.requiredReference("course", .course)
    let number = try cells.number("version")
    return [
      (
        "version_id",
        try version(number, of: course, in: changes.db)
          ?? open(number, of: course, in: changes)
      ), ("code", try cells.code("code")), ("title", try cells.required("title")),
      ("hours", try cells.positive("hours")), ("topic", cells["topic"]),
      ("on_sexual_violence", try cells.required("on_sexual_violence") == "yes" ? 1 : 0),
      ("objectives", cells["objectives"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    let course = try cells.requiredReference("course", .course)
    return try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM course_modules WHERE version_id = ? AND code = ?",
      arguments: [
        version(cells.number("version"), of: course, in: cells.db), cells.code("code"),
      ])
  }

  private func version(_ number: Int64, of course: Int64, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT id FROM curriculum_versions WHERE course_id = ? AND version = ?",
      arguments: [course, number])
  }

  private func open(_ number: Int64, of course: Int64, in changes: ChangeSet) throws -> Int64 {
    let id = try changes.newID()
    try changes.insert(
      "curriculum_versions", id: id,
      [
        ("course_id", course), ("version", number), ("status", "draft"),
        ("revision_id", changes.revision),
      ])
    return id
  }
}
