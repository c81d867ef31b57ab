import Storage

extension RecordKey {
  /// By name; where several share it, by name and country, or area and country:
  /// `Market Town (Ward 2, NP)`.
  public static let community = RecordKey(
    form: "communities", noun: "community", table: "communities",
    finding: """
      SELECT id FROM communities
      WHERE name = ?1 OR name || ' (' || country || ')' = ?1 COLLATE NOCASE
        OR name || ' (' || area || ', ' || country || ')' = ?1 COLLATE NOCASE
      """, parts: 1,
    writing: """
      CASE
        WHEN NOT EXISTS (SELECT 1 FROM communities o WHERE o.name = k.name AND o.id <> k.id)
          THEN k.name
        WHEN NOT EXISTS (SELECT 1 FROM communities o
          WHERE o.name = k.name AND o.country = k.country AND o.id <> k.id)
          THEN k.name || ' (' || k.country || ')'
        ELSE coalesce(k.name || ' (' || k.area || ', ' || k.country || ')', '#' || k.id)
      END
      """)
  public static let concern = ofColumn(
    "code", form: "concerns", noun: "concern", table: "concerns")
  /// `CONCERN#BODY`.
  static let escalation = RecordKey(
    form: "escalations", noun: "escalation", table: "escalations",
    finding: """
      SELECT e.id FROM escalations e JOIN concerns c ON c.id = e.concern_id
      WHERE c.code = ? AND e.body = ?
      """, parts: 2,
    writing: """
      CASE WHEN EXISTS (SELECT 1 FROM escalations o
          WHERE o.concern_id = k.concern_id AND o.body = k.body AND o.id <> k.id)
        THEN '#' || k.id
        ELSE (SELECT c.code FROM concerns c WHERE c.id = k.concern_id) || '#' || k.body END
      """)
}
