import GRDB
import Kernel
import Storage

extension DecisionMakerHours {
  /// The hours of a year in the cohorts.
  public static func load(
    _ db: Database, in year: TrainingYear, of cohorts: SeenCohorts
  ) throws -> DecisionMakerHours {
    let arguments: StatementArguments = [
      "cohorts": cohorts.ids, "first": year.first.description, "last": year.last.description,
    ]
    return DecisionMakerHours(
      year: year, modules: try modules(db, arguments),
      institutions: try institutions(db, arguments), people: try people(db, arguments),
      sensitivity: cohorts.sensitivity,
      withheld: cohorts.withheld)
  }

  private static let securityAndJustice =
    TrainingChoices.securityAndJustice.map { "'\($0)'" }.joined(separator: ", ")

  /// The half-days in which decision-makers were present.
  private static let attended = """
    WITH attended AS (
      SELECT a.hours, e.participant_id, e.institution_type, s.module_id,
        coalesce(p.country, c.country) AS country
      FROM attendance a JOIN training_sessions s ON s.id = a.session_id
        JOIN enrolments e ON e.id = a.enrolment_id JOIN cohorts c ON c.id = e.cohort_id
        JOIN participants p ON p.id = e.participant_id
      WHERE a.status = 'present' AND e.decision_maker = 'yes'
        AND e.institution_type IN (\(securityAndJustice))
        AND \(SeenCohorts.hold("c.id")) AND s.day BETWEEN :first AND :last)
    """

  private static func modules(
    _ db: Database, _ arguments: StatementArguments
  ) throws -> [Module] {
    try Row.fetchAll(
      db,
      sql: """
        \(attended)
        SELECT CASE WHEN m.id IS NOT NULL THEN \(RecordKey.module.written("m.id")) END AS key,
          m.title, coalesce(m.on_sexual_violence, 0) = 1, sum(a.hours),
          count(DISTINCT a.participant_id)
        FROM attended a LEFT JOIN course_modules m ON m.id = a.module_id
        GROUP BY m.id ORDER BY key IS NULL, key
        """, arguments: arguments
    ).map {
      Module(
        key: $0[0], title: $0[1], isOnSexualViolence: $0[2],
        hours: ExactDecimal(millionths: Int128($0[3] as Int64)), people: $0[4])
    }
  }

  private static func people(
    _ db: Database, _ arguments: StatementArguments
  ) throws -> [String: Int64] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        \(attended)
        SELECT a.country, count(DISTINCT a.participant_id)
        FROM attended a JOIN course_modules m ON m.id = a.module_id
        WHERE m.on_sexual_violence = 1 GROUP BY 1
        """, arguments: arguments)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  /// Those whose decision-makers were counted stand there even where nobody attended.
  private static func institutions(
    _ db: Database, _ arguments: StatementArguments
  ) throws -> [Institutions] {
    try Row.fetchAll(
      db,
      sql: """
        \(attended), counted AS (
          SELECT h.country, h.institution_type, h.decision_makers,
            row_number() OVER (
              PARTITION BY h.country, h.institution_type ORDER BY h.counted_on DESC) AS place
          FROM institution_headcounts h
          WHERE h.counted_on <= :last AND h.institution_type IN (\(securityAndJustice))),
        trained AS (
          SELECT a.country, a.institution_type, sum(a.hours) AS hours,
            count(DISTINCT a.participant_id) AS people
          FROM attended a JOIN course_modules m ON m.id = a.module_id
          WHERE m.on_sexual_violence = 1 GROUP BY 1, 2)
        SELECT coalesce(t.country, h.country), coalesce(t.institution_type, h.institution_type),
          coalesce(t.hours, 0), coalesce(t.people, 0), h.decision_makers
        FROM trained t FULL JOIN (SELECT * FROM counted WHERE place = 1) h
          ON h.country = t.country AND h.institution_type = t.institution_type
        ORDER BY 1, 2
        """, arguments: arguments
    ).map {
      Institutions(
        country: $0[0], institutionType: $0[1],
        hours: ExactDecimal(millionths: Int128($0[2] as Int64)), people: $0[3],
        headcount: ($0[4] as Int64?).map { .value($0) } ?? .noData)
    }
  }
}
