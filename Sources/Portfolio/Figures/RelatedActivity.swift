import Disclosure
import GRDB

/// An activity that another one names as its parent, child, sibling or otherwise, or that names it.
public struct RelatedActivity: Encodable, Hashable, Sendable {
  /// A code of RelatedActivityType, as seen from the activity asked about.
  public let type: String?
  public let identifier: String
  /// Nil where the store does not hold it.
  public let id: Int64?
  public let title: String?

  /// By type, then by identifier; without those that the audience does not see.
  public static func load(
    _ db: Database, _ seen: SeenActivities, of activity: Int64
  ) throws -> [RelatedActivity] {
    try Row.fetchAll(
      db,
      sql: """
        WITH named(type, identifier) AS (
          SELECT type, ref FROM related_activities WHERE activity_id = :id AND ref IS NOT NULL
          UNION
          -- Who names it as a parent is its child.
          SELECT CASE r.type WHEN '1' THEN '2' WHEN '2' THEN '1' ELSE r.type END, o.identifier
          FROM activities a JOIN related_activities r ON r.ref = a.identifier
            JOIN activities o ON o.id = r.activity_id
          WHERE a.id = :id AND o.id <> a.id AND o.withdrawn = 0 AND \(seen.admits("o.id"))
        )
        SELECT n.type, n.identifier, h.id, h.title FROM named n
        LEFT JOIN activities h ON h.id = (
          SELECT min(c.id) FROM activities c
          WHERE c.identifier = n.identifier AND c.withdrawn = 0 AND \(seen.admits("c.id"))
            AND NOT EXISTS (SELECT 1 FROM activity_exclusions e
              WHERE e.activity_id = c.id AND e.reason = 'copy'))
        WHERE n.identifier NOT IN (\(seen.hidden("identifier")))
        ORDER BY n.type IS NULL, n.type, n.identifier
        """, arguments: ["id": activity]
    ).map { RelatedActivity(type: $0[0], identifier: $0[1], id: $0[2], title: $0[3]) }
  }
}
