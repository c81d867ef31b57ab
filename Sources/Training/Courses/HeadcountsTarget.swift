import GRDB
import Storage

/// How many decision-makers institutions have: what hours of training are divided by.
struct HeadcountsTarget: RowTarget {
  let table = "institution_headcounts"
  let order = "t.country, t.institution_type, t.counted_on"
  let form = RecordForm(
    "institution-headcounts",
    [
      .required("country", .code(list: "Country"), "ISO 3166-1 code of two letters"),
      .required(
        "institution_type", .choice(TrainingChoices.institutions), "kind of institution"),
      .required("counted_on", .date, "day that the number is of"),
      .required("decision_makers", .count, "how many people take decisions in them"),
      .required("source", .text(longest: 300), "where the number stands"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("country", try cells.country("country")),
      ("institution_type", try cells.required("institution_type")),
      ("counted_on", try cells.requiredDay("counted_on")),
      ("decision_makers", try cells.number("decision_makers")),
      ("source", try cells.required("source")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM institution_headcounts
        WHERE country = ? AND institution_type = ? AND counted_on = ?
        """,
      arguments: [
        cells.country("country"), cells.required("institution_type"),
        cells.requiredDay("counted_on"),
      ])
  }
}
