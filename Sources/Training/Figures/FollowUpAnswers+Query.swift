import GRDB
import Kernel

extension FollowUpAnswers {
  /// What was answered up to a day, which decides who is due.
  public static func load(
    _ db: Database, _ wave: Wave, asOf day: CalendarDate, of cohorts: SeenCohorts
  ) throws -> FollowUpAnswers {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.sex, f.id IS NOT NULL, f.answered_on <= :day, f.applied, count(*)
        FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
          JOIN participants p ON p.id = e.participant_id
          LEFT JOIN follow_ups f
            ON f.enrolment_id = e.id AND f.wave = :wave AND f.contacted_on <= :day
        WHERE \(SeenCohorts.hold("c.id"))
          AND EXISTS (SELECT 1 FROM attendance a
            WHERE a.enrolment_id = e.id AND a.status = 'present')
          AND (f.id IS NOT NULL OR date(c.ends_on, '+' || :wave || ' months') <= :day)
        GROUP BY 1, 2, 3, 4
        """,
      arguments: ["cohorts": cohorts.ids, "wave": wave.rawValue, "day": day.description])
    let bySex = Dictionary(grouping: rows) { TrainingAttribute.known($0[0]) }
    let lines = TrainingAttribute.sex.sorted(Set(bySex.keys)).map { sex in
      line(sex, bySex[sex] ?? [])
    }
    return FollowUpAnswers(wave: wave, day: day, lines: lines, sensitivity: cohorts.sensitivity)
  }

  private static func line(_ sex: Known<String>, _ rows: [Row]) -> Line {
    func count(_ rows: [Row]) -> Int64 { rows.reduce(0) { $0 + ($1[4] as Int64) } }
    let answered = rows.filter { $0[2] as Bool? == true }
    return Line(
      sex: sex, due: count(rows), contacted: count(rows.filter { $0[1] }),
      answered: count(answered),
      applied: Dictionary(grouping: answered) { TrainingAttribute.known($0[3]) }
        .mapValues(count))
  }
}
