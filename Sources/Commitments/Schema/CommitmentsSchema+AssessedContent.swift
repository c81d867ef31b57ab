import Storage

extension StoreSchema {
  /// What people may write twice in the same words is ordered by all that it says.
  static let assessedContent = [
    ContentQuery(
      name: "assessments",
      sql: """
        SELECT \(assessment("a")), a.assessor, s.code AS scale, v.code AS value, a.rationale,
          a.sensitivity, b.assessed_on AS supersedes, b.rationale AS superseded, r.reason
        FROM assessments a \(assessed("a")) JOIN scale_values v ON v.id = a.scale_value_id
          JOIN assessment_scales s ON s.id = a.scale_id
          LEFT JOIN assessments b ON b.id = a.supersedes_id
          LEFT JOIN assessment_retractions r ON r.record_id = a.id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
        """),
    ContentQuery(
      name: "assessment_evidence",
      sql: """
        SELECT \(assessment("a")), a.rationale, e.code AS evidence, l.locator, r.reason
        FROM assessment_evidence l JOIN assessments a ON a.id = l.assessment_id \(assessed("a"))
          JOIN evidence e ON e.id = l.evidence_id
          LEFT JOIN assessment_evidence_retractions r ON r.record_id = l.id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
        """),
    ContentQuery(
      name: "disputes",
      sql: """
        SELECT \(assessment("a")), a.rationale, j.name, j.country, d.raised_on, d.statement,
          d.state
        FROM disputes d JOIN assessments a ON a.id = d.assessment_id \(assessed("a"))
          JOIN institutions j ON j.id = d.institution_id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
        """),
    ContentQuery(
      name: "rebuttals",
      sql: """
        SELECT \(assessment("a")), a.rationale, k.name AS raised_by, d.raised_on,
          j.name AS rebutted_by, j.country AS rebutter_country, b.rebutted_on, b.statement,
          e.code AS evidence
        FROM rebuttals b JOIN disputes d ON d.id = b.dispute_id
          JOIN assessments a ON a.id = d.assessment_id \(assessed("a"))
          JOIN institutions j ON j.id = b.institution_id
          JOIN institutions k ON k.id = d.institution_id
          LEFT JOIN evidence e ON e.id = b.evidence_id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
        """),
    ContentQuery(
      name: "plan_money",
      sql: """
        SELECT p.code, n.code, m.measure, m.amount, m.currency, m.period_start, m.period_end,
          i.name, i.country, m.funding, m.source, e.code
        FROM plan_money m JOIN policy_plans p ON p.id = m.plan_id
          LEFT JOIN plan_nodes n ON n.id = m.node_id
          LEFT JOIN institutions i ON i.id = m.institution_id
          LEFT JOIN evidence e ON e.id = m.evidence_id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
        """),
    ContentQuery(
      name: "plan_claims",
      sql: """
        SELECT p.code, c.field, c.value, c.source, c.source_url, c.dated
        FROM plan_claims c JOIN policy_plans p ON p.id = c.plan_id ORDER BY 1, 2, 4, 6, 3
        """),
  ]

  /// What tells an assessment apart, as the columns 1 to 6.
  private static func assessment(_ alias: String) -> String {
    """
    p.code AS plan, n.code AS node, \(alias).voice, i.name AS assessor_name, \
    i.country AS assessor_country, \(alias).assessed_on
    """
  }

  private static func assessed(_ alias: String) -> String {
    """
    JOIN plan_nodes n ON n.id = \(alias).node_id JOIN policy_plans p ON p.id = n.plan_id \
    JOIN institutions i ON i.id = \(alias).institution_id
    """
  }
}
