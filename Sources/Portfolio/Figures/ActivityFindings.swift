import GRDB
import Kernel

/// One thing that is late, missing or wrong about an activity.
public struct ActivityFinding: Codable, Hashable, Sendable {
  public let activity: Int64
  public let identifier: String
  public let title: String?
  public let rule: ActivityRule
  public let severity: Severity
  public let message: String
  /// What to do about it.
  public let remedy: String
  public let feed: String
  /// Where the activity begins in the feed's file; nil for what an undoing brought back.
  public let line: Int?
  public let sensitivity: String
}

/// What people should look at: the findings about the activities that are looked
/// at under the counting rules.
public enum ActivityFindings {
  /// By rule, then by identifier.
  ///
  /// - Parameters:
  ///   - severity: of the only rules to go by.
  ///   - activity: the only activity to look at.
  ///   - feed: the only feed to look at.
  ///   - offset: how many are left out first.
  ///   - limit: of all.
  ///   - counts: how many each rule finds, where that is known: a rule all of whose findings are
  ///     left out is not looked at then.
  public static func load(
    _ db: Database, _ seen: SeenActivities, today: CalendarDate,
    rules: [ActivityRule] = ActivityRule.allCases, severity: Severity? = nil,
    activity: Int64? = nil, feed: String? = nil, offset: Int = 0, limit: Int? = nil,
    counts: [ActivityRule: Int] = [:]
  ) throws -> [ActivityFinding] {
    var findings: [ActivityFinding] = []
    var left = max(0, offset)
    for rule in rules where severity == nil || rule.severity == severity {
      let wanted = limit.map { max(0, $0) - findings.count }
      guard wanted != 0 else { break }
      if left > 0 {
        let known = activity == nil && feed == nil ? counts[rule] : nil
        let count = try known ?? count(db, of: rule, seen, today: today, activity, feed)
        guard count > left else {
          left -= count
          continue
        }
      }
      try forEach(
        db, of: rule, seen, today: today, activity: activity, feed: feed, offset: left,
        limit: wanted
      ) { findings.append($0) }
      left = 0
    }
    return findings
  }

  /// What one rule finds, by identifier.
  public static func forEach(
    _ db: Database, of rule: ActivityRule, _ seen: SeenActivities, today: CalendarDate,
    activity: Int64? = nil, feed: String? = nil, offset: Int = 0, limit: Int? = nil,
    _ body: (ActivityFinding) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, identifier, title, sensitivity, detail, feed, line
        FROM (\(found(by: rule, seen, activity, feed))) WHERE detail IS NOT NULL
        ORDER BY identifier, id LIMIT :limit OFFSET :offset
        """,
      arguments: arguments(today, activity, feed) + ["limit": limit ?? -1, "offset": offset])
    while let row = try rows.next() {
      try body(
        ActivityFinding(
          activity: row[0], identifier: row[1], title: row[2], rule: rule,
          severity: rule.severity, message: rule.message(row[4]), remedy: rule.remedy,
          feed: row[5], line: row[6], sensitivity: row[3]))
    }
  }

  /// How many activities each rule finds.
  public static func counts(
    _ db: Database, _ seen: SeenActivities, today: CalendarDate
  ) throws -> [ActivityRule: Int] {
    var counts: [ActivityRule: Int] = [:]
    for rule in ActivityRule.allCases { counts[rule] = try count(db, of: rule, seen, today: today) }
    return counts
  }

  private static func count(
    _ db: Database, of rule: ActivityRule, _ seen: SeenActivities, today: CalendarDate,
    _ activity: Int64? = nil, _ feed: String? = nil
  ) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM (\(found(by: rule, seen, activity, feed))) WHERE detail IS NOT NULL
        """, arguments: arguments(today, activity, feed)) ?? 0
  }

  private static func found(
    by rule: ActivityRule, _ seen: SeenActivities, _ activity: Int64?, _ feed: String?
  ) -> String {
    // All are named, whether or not they are asked for.
    """
    SELECT a.id, a.identifier, a.title, a.sensitivity, \(rule.sql) AS detail, f.name AS feed,
      iif(a.file > 0, a.line, NULL) AS line
    FROM activities a JOIN feeds f ON f.id = a.feed_id \(ActivityDates.joinSQL)
    WHERE a.withdrawn = 0 AND a.id NOT IN (\(Counting.notHeldSQL)) AND \(seen.admits("a.id"))
      AND \(activity == nil ? ":activity IS NULL" : "a.id = :activity")
      AND \(feed == nil ? ":feed IS NULL" : "f.name = :feed")
      AND :today IS NOT NULL AND :yearAgo IS NOT NULL
    """
  }

  private static func arguments(
    _ today: CalendarDate, _ activity: Int64?, _ feed: String?
  ) -> StatementArguments {
    let yearAgo = today.dayNumber.flatMap { CalendarDate(dayNumber: $0 - 365) } ?? today
    return [
      "today": today.description, "yearAgo": yearAgo.description, "activity": activity,
      "feed": feed,
    ]
  }
}
