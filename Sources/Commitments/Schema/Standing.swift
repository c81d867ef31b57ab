import GRDB
import Storage

/// The latest valid assessment of each node by each voice: by day, then by id.
///
/// Triggers change it as assessments and retractions are written.
struct Standing: DerivedTable {
  let name = "standing"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM standing")
    try db.execute(sql: "INSERT INTO standing \(fresh)")
  }

  func differences(_ db: Database) throws -> Int {
    try countDifferences(
      between: """
        SELECT node_id, voice, assessment_id, assessed_on, scale_value_id, sensitivity FROM standing
        """, and: fresh, in: db)
  }

  private let fresh = """
    SELECT node_id, voice, id AS assessment_id, assessed_on, scale_value_id, sensitivity
    FROM (
      SELECT *, row_number() OVER (
          PARTITION BY node_id, voice ORDER BY assessed_on DESC, id DESC
        ) AS place
      FROM valid_assessments
    ) WHERE place = 1
    """
}
