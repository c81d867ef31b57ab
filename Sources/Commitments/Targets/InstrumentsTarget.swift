import GRDB
import Storage

/// Resolutions, recommendations, declarations and regional plans.
struct InstrumentsTarget: RowTarget {
  let table = "instruments"
  let key: RecordKey? = .instrument
  let order = "t.adopted, t.symbol"
  let form = RecordForm(
    "instruments",
    [
      .required("symbol", .text(longest: 100), "document symbol, as S/RES/1325 (2000)"),
      .required(
        "kind", .choice(["resolution", "recommendation", "declaration", "regional-plan"]),
        "kind of instrument"),
      .required("title", .text(longest: 500), "title"),
      .optional("body", .text(longest: 300), "who adopted it"),
      .optional("adopted", .partialDate, "when it was adopted, by the document itself"),
      .optional("theme", .text(longest: 300), "what it is about, in a few words"),
      .optional("url", .address, "where it can be read"),
      .optional("source", .text(longest: nil), "where these facts come from"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("symbol", try cells.key("symbol")), ("kind", cells["kind"]), ("title", cells["title"]),
      ("body", cells["body"]), ("adopted", try cells.partialDate("adopted")),
      ("theme", cells["theme"]), ("url", cells["url"]), ("source", cells["source"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try cells.reference("symbol", .instrument)
  }
}
