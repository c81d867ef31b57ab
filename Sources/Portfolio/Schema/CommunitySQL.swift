/// SQL that the tables, targets and figures of communities share.
enum CommunitySQL {
  /// Whether `group_name` names a group of people; in lists `:` and `;` stand between them.
  static let isGroup =
    "group_name = trim(group_name) AND group_name <> '' "
    + "AND group_name NOT GLOB '*[#:;]*'"

  static let mergedAlone = "a merged list needs the lists of the groups that it merges"

  /// Whether a round has a merged list and no group's own.
  static func isMergedAlone(_ round: String) -> String {
    """
    EXISTS (SELECT 1 FROM rankings WHERE round_id = \(round) AND group_name = 'all')
      AND NOT EXISTS (SELECT 1 FROM rankings WHERE round_id = \(round) AND group_name <> 'all')
    """
  }

  /// How far up a level lies.
  static func height(_ level: String) -> String {
    """
    CASE \(level) WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END
    """
  }

  /// A concern goes up, or to another body of the same level, as time goes on.
  static let checkEscalation = """
    SELECT RAISE(ABORT, 'a concern is escalated upwards, or to another body of the same level')
      WHERE EXISTS (
        SELECT 1 FROM escalations e WHERE e.concern_id = NEW.concern_id
          AND (e.raised_on < NEW.raised_on AND \(height("e.level")) > \(height("NEW.level"))
            OR e.raised_on > NEW.raised_on AND \(height("e.level")) < \(height("NEW.level"))));
      \(checkEscalated("NEW.concern_id"))
    """

  static func checkEscalated(_ concern: String) -> String {
    """
    SELECT RAISE(ABORT, 'nothing is escalated before it was raised')
        FROM escalations e JOIN concerns c ON c.id = e.concern_id
        WHERE c.id = \(concern) AND e.raised_on < c.raised_on;
    """
  }

  static func checkToldBack(_ concern: String) -> String {
    """
    SELECT RAISE(ABORT, 'nobody is told back before the concern, or its escalation, was raised')
        FROM told_back t JOIN concerns c ON c.id = t.concern_id
          LEFT JOIN escalations e ON e.id = t.escalation_id
        WHERE c.id = \(concern) AND t.told_on < coalesce(e.raised_on, c.raised_on);
    """
  }
}
