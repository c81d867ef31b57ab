import GRDB
import Kernel
import Storage

/// The values of scales of status, one record each. A scale comes with its first value.
struct ScalesTarget: RowTarget {
  let table = "scale_values"
  let order = "\(RecordKey.scale.written("t.scale_id")), t.ordinal"
  let readings = [
    "scale": RecordKey.scale.written("t.scale_id"),
    "title": "(SELECT s.title FROM assessment_scales s WHERE s.id = t.scale_id)",
    "source": "(SELECT s.source FROM assessment_scales s WHERE s.id = t.scale_id)",
  ]
  let decimals: Set = ["position"]
  let form = RecordForm(
    "scales",
    [
      .required("scale", .text(longest: 50), "short code of the scale, as ogp-completion"),
      .required("title", .text(longest: 300), "title of the scale, the same for all its values"),
      .required("source", .text(longest: 500), "whose scale it is"),
      .required("code", .text(longest: 50), "code of the value, as limited"),
      .required("label", .text(longest: 100), "the value in words"),
      .required("ordinal", .count, "its place on the scale, from 1"),
      .optional(
        "position", .percentage,
        "how much of the scale it stands for; empty for what has no place, as no evidence"),
      .optional(
        "meaning",
        .choice([
          "complete", "under-way", "not-started", "no-evidence", "no-data", "not-due", "closed",
        ]), "what it says of progress; empty if nothing"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("scale_id", try scale(cells, in: changes)), ("code", try cells.key("code")),
      ("label", cells["label"]), ("ordinal", try cells.count("ordinal")),
      ("position", try cells.decimal("position")), ("meaning", cells["meaning"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT v.id FROM scale_values v JOIN assessment_scales s ON s.id = v.scale_id
        WHERE s.code = ? AND v.code = ?
        """, arguments: [cells["scale"], cells["code"]])
  }

  /// The scale's id; the title and source of one that is there already stay.
  private func scale(_ cells: Cells, in changes: ChangeSet) throws -> Int64 {
    let code = try cells.key("scale")
    let held = try Row.fetchOne(
      cells.db, sql: "SELECT id, title, source FROM assessment_scales WHERE code = ?",
      arguments: [code])
    guard let held else {
      let id = try changes.newID()
      try changes.insert(
        "assessment_scales", id: id,
        [
          ("code", code), ("title", cells["title"]), ("source", cells["source"]),
          ("revision_id", changes.revision),
        ])
      return id
    }
    for field in ["title", "source"] where held[field] as String != cells[field] {
      throw FieldFault(
        "scale.\(field)", field: field,
        "The \(field) of scale \(code) is “\(held[field] as String)”, not “\(cells[field] ?? "")”.",
        remedy: "Write the same \(field) for all values of a scale.")
    }
    return held["id"]
  }
}
