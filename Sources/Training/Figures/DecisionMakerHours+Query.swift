import Disclosure
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
    let headcounts = try headcounts(db, upTo: year.last)
    return DecisionMakerHours(
      year: year, modules: try modules(db, arguments, groups(db, arguments, upTo: year.last)),
      headcounts: headcounts, withheld: cohorts.withheld)
  }

  private static let securityAndJustice =
    TrainingChoices.securityAndJustice.map { "'\($0)'" }.joined(separator: ", ")

  /// What a group is of: a module, or a course's half-days on none.
  private struct Taught: Hashable {
    let course: Int64
    let module: Int64?
  }

  private static func modules(
    _ db: Database, _ arguments: StatementArguments, _ groups: [Taught: [Group]]
  ) throws -> [Module] {
    try Row.fetchAll(
      db,
      sql: """
        WITH taught AS (
          SELECT v.course_id, s.module_id, c.sensitivity, sum(s.hours) AS hours
          FROM training_sessions s JOIN cohorts c ON c.id = s.cohort_id
            JOIN curriculum_versions v ON v.id = c.version_id
          WHERE \(SeenCohorts.hold("c.id")) AND s.day BETWEEN :first AND :last
          GROUP BY c.id, s.module_id)
        SELECT t.course_id, t.module_id,
          CASE WHEN m.id IS NOT NULL THEN \(RecordKey.module.written("m.id")) END AS key,
          m.title, coalesce(m.on_sexual_violence, 0) = 1, k.code, max(t.hours),
          group_concat(DISTINCT t.sensitivity)
        FROM taught t JOIN courses k ON k.id = t.course_id
          LEFT JOIN course_modules m ON m.id = t.module_id
        GROUP BY t.course_id, t.module_id ORDER BY key IS NULL, key, k.code
        """, arguments: arguments
    ).map { row in
      let classes = (row[7] as String).split(separator: ",")
      return Module(
        key: row[2], title: row[3], isOnSexualViolence: row[4], course: row[5], longest: row[6],
        sensitivity: classes.map { Sensitivity(stored: String($0)) }.max() ?? .restricted,
        groups: groups[Taught(course: row[0], module: row[1])] ?? [])
    }
  }

  private static func groups(
    _ db: Database, _ arguments: StatementArguments, upTo last: CalendarDate
  ) throws -> [Taught: [Group]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT v.course_id, s.module_id, coalesce(p.country, c.country) AS land,
          EXISTS (SELECT 1 FROM institution_headcounts h
            WHERE h.country = coalesce(p.country, c.country)
              AND h.institution_type = e.institution_type AND h.counted_on <= :last) AS is_counted,
          sum(a.hours), count(DISTINCT e.participant_id)
        FROM attendance a JOIN training_sessions s ON s.id = a.session_id
          JOIN enrolments e ON e.id = a.enrolment_id JOIN cohorts c ON c.id = e.cohort_id
          JOIN curriculum_versions v ON v.id = c.version_id
          JOIN participants p ON p.id = e.participant_id
        WHERE a.status = 'present' AND e.decision_maker = 'yes'
          AND e.institution_type IN (\(securityAndJustice))
          AND \(SeenCohorts.hold("c.id")) AND s.day BETWEEN :first AND :last
        GROUP BY 1, 2, 3, 4 ORDER BY 3, 4
        """, arguments: arguments)
    return Dictionary(grouping: rows) { Taught(course: $0[0], module: $0[1]) }.mapValues {
      $0.map {
        Group(
          country: $0[2], isCounted: $0[3],
          hours: ExactDecimal(millionths: Int128($0[4] as Int64)), people: $0[5])
      }
    }
  }

  private static func headcounts(
    _ db: Database, upTo last: CalendarDate
  ) throws -> [Headcount] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT country, institution_type, decision_makers
        FROM (
          SELECT h.*, row_number() OVER (
            PARTITION BY h.country, h.institution_type ORDER BY h.counted_on DESC) AS place
          FROM institution_headcounts h
          WHERE h.counted_on <= ? AND h.institution_type IN (\(securityAndJustice)))
        WHERE place = 1 ORDER BY 1, 2
        """, arguments: [last.description]
    ).map { Headcount(country: $0[0], institutionType: $0[1], decisionMakers: $0[2]) }
  }
}
