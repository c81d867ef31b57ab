import GRDB
import Storage

/// The activities that do not count, each with the first reason that holds.
struct ActivityExclusions: DerivedTable {
  let name = "activity_exclusions"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM activity_exclusions")
    try db.execute(sql: "INSERT INTO activity_exclusions \(fresh)")
  }

  /// Rewrites the rows that differ, and takes their activities out of the sums by country.
  func update(_ db: Database, _ spend: SpendWriter) throws {
    let changed = try Counting.activities(changedFrom: stored, to: fresh, in: db)
    guard !changed.isEmpty else { return }
    for activity in changed { try spend.countries.takeOut(activity) }
    try rebuild(db)
  }

  func differences(_ db: Database) throws -> Int {
    try countDifferences(between: stored, and: fresh, in: db)
  }

  private let stored = "SELECT activity_id, reason, counted_id FROM activity_exclusions"

  /// Copies: the primary reporter's leads, then the latest, then the first held.
  private let fresh = """
    WITH copies AS (
      SELECT id, first_value(id) OVER (
          PARTITION BY identifier
          ORDER BY coalesce(secondary_reporter, 0), coalesce(last_updated, '') DESC, id
        ) AS leader
      FROM activities
      WHERE withdrawn = 0 AND identifier <> '' AND identifier IN
        (SELECT identifier FROM activities GROUP BY identifier HAVING count(*) > 1)
    ),
    following AS MATERIALIZED (SELECT id, leader FROM copies WHERE leader <> id),
    judged AS MATERIALIZED (
      SELECT id,
        CASE
          WHEN secondary_reporter = 1 THEN 'secondary-reporter'
          WHEN id IN (SELECT id FROM following) THEN 'copy'
          WHEN EXISTS (SELECT 1 FROM own_identities)
            AND (trim(coalesce(reporting_org_ref, '')) COLLATE NOCASE)
              NOT IN (SELECT identifier FROM own_identities) THEN 'other-publisher'
        END AS reason
      FROM activities WHERE withdrawn = 0
    ),
    held AS (SELECT id FROM judged WHERE reason IS NULL)
    SELECT id AS activity_id, reason,
      iif(reason = 'copy', (SELECT f.leader FROM following f WHERE f.id = judged.id), NULL)
        AS counted_id
    FROM judged WHERE reason IS NOT NULL
    UNION ALL
    SELECT parent, 'children-counted', min(child)
    FROM (\(Counting.familySQL))
    WHERE parent IN (SELECT id FROM held) AND child IN (SELECT id FROM held)
      AND EXISTS (
        SELECT 1 FROM transactions t
        WHERE t.activity_id = child AND t.withdrawn = 0 AND t.type IN ('3', '4'))
    GROUP BY parent
    """
}
