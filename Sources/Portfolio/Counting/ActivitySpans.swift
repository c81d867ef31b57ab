import GRDB
import Storage

/// The dates between which each activity runs, one of each type: where it gives several, the
/// earliest.
struct ActivitySpans: DerivedTable {
  let name = "activity_spans"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM activity_spans")
    try db.execute(sql: "INSERT INTO activity_spans \(fresh())")
  }

  /// Writes the rows of the activities anew that a run changed.
  func update(_ db: Database, changedBy revision: Int64) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO activity_spans \(fresh("WHERE a.revision_id = ?"))",
      arguments: [revision])
  }

  func differences(_ db: Database) throws -> Int {
    try countDifferences(between: "SELECT * FROM activity_spans", and: fresh(), in: db)
  }

  private func fresh(_ condition: String = "") -> String {
    // Codes of ActivityDateType.
    let dates = [
      ("planned_start", "1"), ("actual_start", "2"), ("planned_end", "3"), ("actual_end", "4"),
    ]
    .map { "min(d.date) FILTER (WHERE d.type = '\($0.1)') AS \($0.0)" }
    return """
      SELECT a.id AS activity_id, \(dates.joined(separator: ", "))
      FROM activities a LEFT JOIN activity_dates d ON d.activity_id = a.id \(condition)
      GROUP BY a.id
      """
  }
}
