import GRDB
import Storage

/// Courses as they are held: when, where, for how many people, and what pays for them.
struct CohortsTarget: RowTarget {
  let table = "cohorts"
  let key: RecordKey? = .cohort
  let order = "t.code"
  let decimals: Set = ["attendance_threshold"]
  let readings = [
    "curriculum": RecordKey.curriculum.written("t.version_id"), "grant": "t.grant_code",
  ]
  let form = RecordForm(
    "cohorts",
    [
      .required("code", .identifier, "code of the cohort, once in the store"),
      .required(
        "curriculum", .reference(to: "curricula"), "curriculum that it follows, as COURSE#VERSION"),
      .required("title", .text(longest: 300), "title"),
      .required("country", .code(list: "Country"), "ISO 3166-1 code of two letters"),
      .optional("place", .text(longest: 200), "where it is held, no closer than is safe"),
      .required("begins_on", .date, "first day"),
      .required("ends_on", .date, "last day"),
      .required("seats", .count, "how many places there are"),
      .required(
        "attendance_threshold", .percentage,
        "per cent of the hours that somebody attends at least to complete it"),
      .optional("activity", .identifier, "identifier of the activity that it belongs to"),
      .optional("grant", .identifier, "code of the grant that pays for it"),
      .optional("budget_line", .identifier, "code of the line of that grant's budget"),
      .required(
        "status", .choice(["planned", "open", "running", "completed", "cancelled"]),
        "where it stands"),
      TrainingChoices.sensitivity,
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    if cells["budget_line"] != nil, cells["grant"] == nil {
      throw FieldFault(
        "cohort.budget-line", field: "grant", "There is a budget line, but no grant.",
        remedy: "Fill in the grant that the line belongs to.")
    }
    let version = try cells.requiredReference("curriculum", .curriculum)
    let status = try String.fetchOne(
      cells.db, sql: "SELECT status FROM curriculum_versions WHERE id = ?", arguments: [version])
    guard status != "draft" else {
      throw FieldFault(
        "cohort.draft", field: "curriculum", "The curriculum is a draft, whose modules can change.",
        remedy: "Approve it first (form curricula).")
    }
    let hasSessions = try Bool.fetchOne(
      cells.db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM training_sessions WHERE cohort_id = ? AND version_id <> ?)
        """, arguments: [id, version])
    guard hasSessions != true else {
      throw FieldFault(
        "cohort.curriculum", field: "curriculum",
        "The cohort has sessions on modules of another curriculum.",
        remedy: "Take the sessions back first, then enter them by the new curriculum.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("code", try cells.code("code")),
      ("version_id", try cells.requiredReference("curriculum", .curriculum)),
      ("title", try cells.required("title")), ("country", try cells.country("country")),
      ("place", cells["place"]), ("begins_on", try cells.requiredDay("begins_on")),
      ("ends_on", try cells.requiredDay("ends_on")), ("seats", try cells.number("seats")),
      ("attendance_threshold", try threshold(cells)), ("activity", cells["activity"]),
      ("grant_code", try cells.optionalCode("grant")),
      ("budget_line", try cells.optionalCode("budget_line")),
      ("status", try cells.required("status")),
      ("sensitivity", try cells.required("sensitivity")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM cohorts WHERE code = ?", arguments: [cells.code("code")])
  }

  private func threshold(_ cells: Cells) throws -> Int64? {
    _ = try cells.required("attendance_threshold")
    return try cells.decimal("attendance_threshold")
  }
}
