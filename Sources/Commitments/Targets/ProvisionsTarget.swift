import GRDB
import Storage

/// Paragraphs of an instrument.
struct ProvisionsTarget: RowTarget {
  let table = "provisions"
  let key: RecordKey? = .provision
  let order = "\(RecordKey.instrument.written("t.instrument_id")), t.ordinal"
  let readings = ["instrument": RecordKey.instrument.written("t.instrument_id")]
  let form = RecordForm(
    "provisions",
    [
      .required("instrument", .reference(to: "instruments"), "symbol of the instrument"),
      .required("code", .text(longest: 50), "paragraph within it, as OP1"),
      .required("ordinal", .count, "its place among the paragraphs, from 1"),
      .required("summary", .text(longest: 1000), "what it asks, in your own words"),
      .optional("theme", .text(longest: 100), "what it is about, as participation"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("instrument_id", try cells.requiredReference("instrument", .instrument)),
      ("code", try cells.key("code")), ("ordinal", try cells.count("ordinal")),
      ("summary", cells["summary"]), ("theme", cells["theme"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM provisions WHERE instrument_id = ? AND code = ?",
      arguments: [cells.requiredReference("instrument", .instrument), cells["code"]])
  }
}
