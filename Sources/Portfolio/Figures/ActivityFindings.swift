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
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, identifier, title, sensitivity, detail, feed, line
          FROM (\(found(by: rule, seen)))
          WHERE detail IS NOT NULL AND (:activity IS NULL OR id = :activity)
            AND (:feed IS NULL OR feed = :feed)
          ORDER BY identifier, id LIMIT :limit OFFSET :offset
          """,
        arguments: days(today) + [
          "activity": activity, "feed": feed, "limit": wanted ?? -1, "offset": left,
        ])
      left = 0
      while let row = try rows.next() {
        findings.append(
          ActivityFinding(
            activity: row[0], identifier: row[1], title: row[2], rule: rule,
            severity: rule.severity, message: rule.message(row[4]), remedy: rule.remedy,
            feed: row[5], line: row[6], sensitivity: row[3]))
      }
    }
    return findings
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
        SELECT count(*) FROM (\(found(by: rule, seen)))
        WHERE detail IS NOT NULL AND (:activity IS NULL OR id = :activity)
          AND (:feed IS NULL OR feed = :feed)
        """, arguments: days(today) + ["activity": activity, "feed": feed]) ?? 0
  }

  private static func found(by rule: ActivityRule, _ seen: SeenActivities) -> String {
    // Named, whether or not the rule asks for them.
    """
    SELECT a.id, a.identifier, a.title, a.sensitivity, \(rule.sql) AS detail, f.name AS feed,
      iif(a.file > 0, a.line, NULL) AS line
    FROM activities a JOIN feeds f ON f.id = a.feed_id
    WHERE a.withdrawn = 0 AND a.id NOT IN (\(Counting.notHeldSQL)) AND \(seen.admits("a.id"))
      AND :today IS NOT NULL AND :yearAgo IS NOT NULL
    """
  }

  private static func days(_ today: CalendarDate) -> StatementArguments {
    let yearAgo = today.dayNumber.flatMap { CalendarDate(dayNumber: $0 - 365) } ?? today
    return ["today": today.description, "yearAgo": yearAgo.description]
  }
}
