import GRDB
import Kernel

extension Reach {
  /// The people of a year in the cohorts.
  public static func load(
    _ db: Database, _ stage: Stage, in year: TrainingYear, of cohorts: SeenCohorts
  ) throws -> Reach {
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH reached AS (
          SELECT k.programme, e.participant_id, e.level, e.institution_type,
            row_number() OVER (
              PARTITION BY k.programme, e.participant_id ORDER BY s.day DESC, c.code DESC) AS place
          FROM (\(stage.days)) s JOIN enrolments e ON e.id = s.enrolment_id
            JOIN cohorts c ON c.id = e.cohort_id
            JOIN curriculum_versions v ON v.id = c.version_id JOIN courses k ON k.id = v.course_id
          WHERE \(SeenCohorts.hold("c.id")) AND s.day BETWEEN :first AND :last)
        SELECT r.programme, p.sex, p.age_group, p.country, r.level, r.institution_type, count(*)
        FROM reached r JOIN participants p ON p.id = r.participant_id
        WHERE r.place = 1
        GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1
        """,
      arguments: [
        "cohorts": cohorts.ids, "first": year.first.description, "last": year.last.description,
      ])
    var programmes: [(code: String, cells: [Cell])] = []
    for row in rows {
      let code: String = row[0]
      if programmes.last?.code != code { programmes.append((code, [])) }
      let values = zip(Reach.attributes, 1...).map { ($0, TrainingAttribute.known(row[$1])) }
      programmes[programmes.count - 1].cells.append(
        Cell(values: Dictionary(uniqueKeysWithValues: values), count: row[6]))
    }
    return Reach(
      stage: stage, year: year,
      programmes: programmes.map {
        Programme(code: $0.code, cells: $0.cells, sensitivity: cohorts.sensitivity)
      }, withheld: cohorts.withheld)
  }
}

extension Reach.Stage {
  /// SQL of enrolments with the days on which they reached the stage.
  fileprivate var days: String {
    switch self {
    case .nominations: "SELECT id AS enrolment_id, nominated_on AS day FROM enrolments"
    case .places:
      "SELECT id AS enrolment_id, selected_on AS day FROM enrolments WHERE selected_on IS NOT NULL"
    case .attendance:
      """
      SELECT a.enrolment_id, t.day
      FROM attendance a JOIN training_sessions t ON t.id = a.session_id
      WHERE a.status = 'present'
      """
    }
  }
}
