/// Where a concern stands on a day.
public enum ConcernState: String, Codable, Sendable, CaseIterable {
  /// Nobody has answered it, or not everybody who was asked.
  case unanswered
  /// Every body that was asked has answered; people have not been told of it all.
  case answered
  /// People were told what became of it, and of each escalation. Until then it is open.
  case toldBack = "told-back"

  public var isOpen: Bool { self != .toldBack }

  /// Of concern `c` on the day `:today`.
  static let sql = """
    CASE
      WHEN EXISTS (SELECT 1 FROM told_back b WHERE b.concern_id = c.id AND b.told_on <= :today)
        AND NOT EXISTS (
          SELECT 1 FROM escalations e WHERE e.concern_id = c.id AND e.raised_on <= :today
            AND NOT EXISTS (SELECT 1 FROM told_back b
              WHERE b.escalation_id = e.id AND b.told_on <= :today)) THEN 'told-back'
      WHEN EXISTS (
          SELECT 1 FROM escalations e WHERE e.concern_id = c.id AND e.raised_on <= :today)
        AND NOT EXISTS (
          SELECT 1 FROM escalations e WHERE e.concern_id = c.id AND e.raised_on <= :today
            AND coalesce(e.answered_on, '9999') > :today) THEN 'answered'
      ELSE 'unanswered'
    END
    """
}
