import GRDB
import Storage

/// What people write for the sections of a report, and on single lines of its tables.
struct ReportTextsTarget: RowTarget {
  let table = "report_texts"
  let order = "\(RecordKey.grantReport.written("t.report_id")), t.section, t.line"
  let readings = ["report": RecordKey.grantReport.written("t.report_id")]
  let form = RecordForm(
    "report-texts",
    [
      .required("report", .reference(to: "grant-reports"), "code of the report"),
      .required("section", .identifier, "id of the section in the report's form"),
      .optional("line", .identifier, "line or heading that a note of a table is on"),
      .required("text", .text(longest: nil), "the text"),
      .required("author", .text(longest: 200), "who wrote it"),
      .required("state", .choice(["draft", "final"]), "whether it is ready"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("report_id", try cells.requiredReference("report", .grantReport)),
      ("section", try cells.code("section")),
      ("line", try cells["line"].map { _ in try cells.code("line") }), ("text", cells["text"]),
      ("author", cells["author"]), ("state", cells["state"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM report_texts WHERE report_id = ? AND section = ? AND line IS ?",
      arguments: [
        cells.requiredReference("report", .grantReport), cells["section"], cells["line"],
      ])
  }
}
