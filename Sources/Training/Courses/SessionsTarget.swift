import GRDB
import Storage

/// The half-days of cohorts.
struct SessionsTarget: RowTarget {
  let table = "training_sessions"
  let key: RecordKey? = .session
  let order = "\(RecordKey.cohort.written("t.cohort_id")), t.day, t.half"
  let decimals: Set = ["hours"]
  let readings = [
    "cohort": RecordKey.cohort.written("t.cohort_id"),
    "module": "(SELECT m.code FROM course_modules m WHERE m.id = t.module_id)",
  ]
  let form = RecordForm(
    "training-sessions",
    [
      .required("cohort", .reference(to: "cohorts"), "code of the cohort"),
      .required("day", .date, "day"),
      .required("half", .choice(["am", "pm"]), "half of the day"),
      .optional(
        "module", .identifier,
        "code of the module in the cohort's curriculum; empty for an opening or a visit"),
      .required("hours", .amount, "hours that it lasts, at most 12"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let cohort = try cells.requiredReference("cohort", .cohort)
    let version = try Int64.fetchOne(
      changes.db, sql: "SELECT version_id FROM cohorts WHERE id = ?", arguments: [cohort])
    return [
      ("cohort_id", cohort), ("version_id", version), ("day", try cells.requiredDay("day")),
      ("half", try cells.required("half")), ("module_id", try module(cells, of: version)),
      ("hours", try cells.positive("hours")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM training_sessions WHERE cohort_id = ? AND day = ? AND half = ?",
      arguments: [
        cells.requiredReference("cohort", .cohort), cells.requiredDay("day"),
        cells.required("half"),
      ])
  }

  private func module(_ cells: Cells, of version: Int64?) throws -> Int64? {
    guard let code = cells["module"] else { return nil }
    let module = try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM course_modules WHERE version_id = ? AND code = ?",
      arguments: [version, code])
    guard let module else {
      throw FieldFault(
        "reference.unknown", field: "module",
        "The cohort's curriculum has no module “\(code)”.",
        remedy: "Correct the code; `baraza record list course-modules` lists them.")
    }
    return module
  }
}
