import Storage

extension StoreSchema {
  /// Rows by what people know them by, never by id.
  static let communityContent = [
    ContentQuery(
      name: "communities",
      sql: """
        SELECT name, country, area, admin_code, population, population_source, position,
          precision, sensitivity
        FROM communities ORDER BY name, country, coalesce(area, '')
        """),
    ContentQuery(
      name: "concerns",
      sql: """
        SELECT c.code, m.name, m.country, m.area, c.title, c.description, c.absence, c.threat,
          c.raised_on, c.sensitivity
        FROM concerns c JOIN communities m ON m.id = c.community_id ORDER BY c.code
        """),
    ContentQuery(
      name: "concern_severities",
      sql: """
        SELECT c.code, s.group_name, s.severity
        FROM concern_severities s JOIN concerns c ON c.id = s.concern_id
        ORDER BY c.code, s.group_name
        """),
    ContentQuery(
      name: "prioritisation_rounds",
      sql: """
        SELECT m.name, m.country, m.area, r.held_on, r.method
        FROM prioritisation_rounds r JOIN communities m ON m.id = r.community_id
        ORDER BY m.name, m.country, coalesce(m.area, ''), r.held_on, r.method
        """),
    ContentQuery(
      name: "rankings",
      sql: """
        SELECT c.code, r.held_on, r.method, k.group_name, k.rank
        FROM rankings k JOIN prioritisation_rounds r ON r.id = k.round_id
          JOIN concerns c ON c.id = k.concern_id
        ORDER BY c.code, r.held_on, r.method, k.group_name
        """),
    ContentQuery(
      name: "escalations",
      sql: """
        SELECT c.code, e.level, e.body, e.raised_on, e.acknowledged_on, e.answered_on, e.answer
        FROM escalations e JOIN concerns c ON c.id = e.concern_id ORDER BY c.code, e.level, e.body
        """),
    ContentQuery(
      name: "told_back",
      sql: """
        SELECT c.code, e.level, e.body, t.told_on, t.how, t.by_role
        FROM told_back t JOIN concerns c ON c.id = t.concern_id
          LEFT JOIN escalations e ON e.id = t.escalation_id
        ORDER BY c.code, coalesce(e.level, ''), coalesce(e.body, ''), t.told_on
        """),
  ]
}
