import GRDB
import Kernel

extension Retention {
  /// From when the months of participants are counted, by what they took part in: the last day of
  /// their last cohort, and the last that was heard of them.
  public static func dates(_ db: Database) throws -> [Int64: Dates] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT h.participant_id, max(h.ends_on), max(h.day)
        FROM (
          SELECT e.participant_id, CASE WHEN e.accepted_on IS NOT NULL THEN c.ends_on END AS ends_on,
            coalesce(e.withdrawn_on, e.accepted_on, e.declined_on, e.selected_on, e.nominated_on)
              AS day
          FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
          UNION ALL
          SELECT t.participant_id, c.ends_on, c.ends_on
          FROM cohort_trainers t JOIN cohorts c ON c.id = t.cohort_id
          UNION ALL
          SELECT e.participant_id, NULL, s.day
          FROM attendance a JOIN enrolments e ON e.id = a.enrolment_id
            JOIN training_sessions s ON s.id = a.session_id WHERE a.status = 'present'
          UNION ALL
          SELECT e.participant_id, NULL, coalesce(f.answered_on, f.contacted_on)
          FROM follow_ups f JOIN enrolments e ON e.id = f.enrolment_id
        ) h GROUP BY h.participant_id
        """)
    return Dictionary(
      uniqueKeysWithValues: rows.map {
        (
          $0[0],
          Dates(
            cohortEnd: ($0[1] as String?).flatMap { CalendarDate($0) },
            lastActivity: ($0[2] as String?).flatMap { CalendarDate($0) })
        )
      })
  }
}
