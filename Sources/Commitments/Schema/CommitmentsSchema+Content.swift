import Storage

extension StoreSchema {
  /// Rows by what people know them by, never by id.
  static let commitmentsContent =
    [
      ContentQuery(
        name: "instruments",
        sql: """
          SELECT symbol, kind, title, body, adopted, theme, url, source FROM instruments
          ORDER BY symbol
          """),
      ContentQuery(
        name: "provisions",
        sql: """
          SELECT i.symbol, p.code, p.ordinal, p.summary, p.theme
          FROM provisions p JOIN instruments i ON i.id = p.instrument_id ORDER BY i.symbol, p.code
          """),
      ContentQuery(
        name: "institutions",
        sql: """
          SELECT name, country, kind, identifier FROM institutions
          ORDER BY name, coalesce(country, '')
          """),
      ContentQuery(
        name: "policy_plans",
        sql: """
          SELECT p.code, p.kind, p.title, p.territory, p.area, p.generation, b.code AS predecessor,
            w.code AS parent, p.status, p.adopted, p.period_start, p.period_end, p.cycle_months,
            i.name, i.country, p.url, p.language, p.sensitivity
          FROM policy_plans p LEFT JOIN policy_plans b ON b.id = p.predecessor_id
            LEFT JOIN policy_plans w ON w.id = p.parent_id
            LEFT JOIN institutions i ON i.id = p.lead_institution_id
          ORDER BY p.code
          """),
      ContentQuery(
        name: "plan_territories",
        sql: """
          SELECT p.code, t.territory FROM plan_territories t
            JOIN policy_plans p ON p.id = t.plan_id ORDER BY p.code, t.territory
          """),
      ContentQuery(
        name: "plan_instruments",
        sql: """
          SELECT p.code, i.symbol FROM plan_instruments l JOIN policy_plans p ON p.id = l.plan_id
            JOIN instruments i ON i.id = l.instrument_id ORDER BY p.code, i.symbol
          """),
      ContentQuery(
        name: "plan_versions",
        sql: """
          SELECT p.code, v.number, v.dated, v.note FROM plan_versions v
            JOIN policy_plans p ON p.id = v.plan_id ORDER BY p.code, v.number
          """),
      ContentQuery(
        name: "plan_nodes",
        sql: """
          SELECT p.code AS plan, n.code, w.code AS parent, n.level, n.title, n.ordinal, n.un_pillar,
            n.start_date, n.end_date, n.since_version, n.until_version, n.fate,
            q.code AS successor_plan, s.code AS successor, n.sensitivity
          FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id
            LEFT JOIN plan_nodes w ON w.id = n.parent_id
            LEFT JOIN plan_nodes s ON s.id = n.successor_id
            LEFT JOIN policy_plans q ON q.id = s.plan_id
          ORDER BY p.code, n.code
          """),
      ContentQuery(
        name: "node_provisions",
        sql: """
          SELECT p.code, n.code, i.symbol, v.code, l.relation
          FROM node_provisions l JOIN plan_nodes n ON n.id = l.node_id
            JOIN policy_plans p ON p.id = n.plan_id JOIN provisions v ON v.id = l.provision_id
            JOIN instruments i ON i.id = v.instrument_id
          ORDER BY p.code, n.code, i.symbol, v.code
          """),
      ContentQuery(
        name: "responsibilities",
        sql: """
          SELECT p.code, n.code, i.name, i.country, r.role, r.valid_from, r.valid_to
          FROM responsibilities r JOIN plan_nodes n ON n.id = r.node_id
            JOIN policy_plans p ON p.id = n.plan_id JOIN institutions i ON i.id = r.institution_id
          ORDER BY p.code, n.code, i.name, coalesce(i.country, ''), r.role,
            coalesce(r.valid_from, '')
          """),
      ContentQuery(
        name: "plan_indicators",
        sql: """
          SELECT p.code, x.code, n.code, x.title, x.measure, x.numerator, x.denominator,
            x.baseline_value, x.baseline_numerator, x.baseline_denominator, x.baseline_date,
            x.target_value, x.target_numerator, x.target_denominator, x.target_date,
            x.source_of_verification, x.disaggregations, x.un_indicator
          FROM plan_indicators x JOIN policy_plans p ON p.id = x.plan_id
            LEFT JOIN plan_nodes n ON n.id = x.node_id
          ORDER BY p.code, x.code
          """),
      ContentQuery(
        name: "assessment_scales",
        sql: """
          SELECT s.code, s.title, s.source, v.code, v.label, v.ordinal, v.position, v.meaning
          FROM assessment_scales s LEFT JOIN scale_values v ON v.scale_id = s.id
          ORDER BY s.code, v.ordinal
          """),
      ContentQuery(
        name: "evidence",
        sql: """
          SELECT code, kind, title, grade, dated, url, sha256, attachment_id IS NOT NULL AS kept,
            language, sensitivity, consent
          FROM evidence ORDER BY code
          """),
    ] + assessedContent
}
