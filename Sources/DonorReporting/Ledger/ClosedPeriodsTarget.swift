import GRDB
import Storage

/// Periods in which nothing is posted any more, of one grant or of all.
struct ClosedPeriodsTarget: RowTarget {
  let table = "closed_periods"
  let order = "\(RecordKey.grant.written("t.grant_id")), t.begins_on"
  let readings = ["grant": RecordKey.grant.written("t.grant_id")]
  let form = RecordForm(
    "closed-periods",
    [
      .optional("grant", .reference(to: "grants"), "code of the grant; empty for all entries"),
      .required("begins_on", .date, "first day of the period"),
      .required("ends_on", .date, "last day of the period"),
      .required("closed_on", .date, "day on which it was closed"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("grant_id", try cells.reference("grant", .grant)),
      ("begins_on", try cells.requiredDay("begins_on")),
      ("ends_on", try cells.requiredDay("ends_on")),
      ("closed_on", try cells.requiredDay("closed_on")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: """
        SELECT id FROM closed_periods WHERE grant_id IS ? AND begins_on = ? AND ends_on = ?
        """,
      arguments: [
        cells.reference("grant", .grant), cells.requiredDay("begins_on"),
        cells.requiredDay("ends_on"),
      ])
  }
}
