import Reference
import GRDB
import Storage

/// Who is responsible for commitments, and who assesses them.
struct InstitutionsTarget: RowTarget {
  let table = "institutions"
  let key: RecordKey? = .institution
  let order = "t.name, t.country"
  let form = RecordForm(
    "institutions",
    [
      .required("name", .text(longest: 300), "name"),
      .required(
        "kind",
        .choice([
          "government", "civil-society", "independent", "donor", "international", "other",
        ]), "kind of institution"),
      .optional("country", .code(list: "Country"), "ISO 3166-1 code of two letters"),
      .optional("identifier", .identifier, "organisation identifier, where it has one"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("name", try cells.key("name")), ("kind", cells["kind"]),
      ("country", try cells["country"].map { try cells.territory($0, field: "country") }),
      ("identifier", cells["identifier"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM institutions WHERE name = ? AND coalesce(country, '') = ? OR identifier = ?
        """, arguments: [cells["name"], cells["country"] ?? "", cells["identifier"]])
  }
}
