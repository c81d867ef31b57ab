import GRDB
import Storage

/// How long what the vault holds is kept.
struct RetentionRulesTarget: RowTarget {
  let table = "retention_rules"
  let order = "t.record_class"
  let form = RecordForm(
    "retention-rules",
    [
      .required(
        "record_class", .choice(["identity"] + VaultField.allCases.map(\.rawValue)),
        "what is kept; identity is all that has no rule of its own"),
      .required(
        "counted_from", .choice(["cohort-end", "last-activity"]), "from when it is counted"),
      .required("months", .count, "for how many months"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("record_class", cells["record_class"]), ("counted_from", cells["counted_from"]),
      ("months", try cells.count("months")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM retention_rules WHERE record_class = ?",
      arguments: [cells["record_class"]])
  }
}
