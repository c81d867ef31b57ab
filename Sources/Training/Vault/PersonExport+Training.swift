import GRDB
import Kernel

/// What of courses is held of a person, as tables have it. Evaluations name nobody.
extension PersonExport {
  static let nominations = """
    SELECT c.code AS cohort, c.title, k.title AS course, c.country, c.place, c.begins_on, c.ends_on,
      e.nominated_by, e.nominated_on, e.reserve_order, e.selected_on, e.accepted_on,
      e.declined_on, e.withdrawn_on, e.correction, e.level, e.institution_type, e.decision_maker
    FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
      JOIN curriculum_versions v ON v.id = c.version_id JOIN courses k ON k.id = v.course_id
    WHERE e.participant_id = ? ORDER BY c.begins_on, c.code
    """

  static let attendance = """
    SELECT c.code AS cohort, s.day, s.half, m.title AS module, a.status, a.hours, a.source
    FROM attendance a JOIN enrolments e ON e.id = a.enrolment_id
      JOIN training_sessions s ON s.id = a.session_id JOIN cohorts c ON c.id = e.cohort_id
      LEFT JOIN course_modules m ON m.id = s.module_id
    WHERE e.participant_id = ? ORDER BY s.day, s.half, c.code
    """

  static let tests = """
    SELECT c.code AS cohort, t.moment, t.taken_on, t.score, t.out_of
    FROM training_tests t JOIN enrolments e ON e.id = t.enrolment_id
      JOIN cohorts c ON c.id = e.cohort_id
    WHERE e.participant_id = ? ORDER BY t.taken_on, t.moment DESC, c.code
    """

  static let followUps = """
    SELECT c.code AS cohort, f.wave, f.contacted_on, f.answered_on, f.applied, f.note
    FROM follow_ups f JOIN enrolments e ON e.id = f.enrolment_id JOIN cohorts c ON c.id = e.cohort_id
    WHERE e.participant_id = ? ORDER BY f.contacted_on, c.code
    """

  static let trained = """
    SELECT c.code AS cohort, c.title, c.begins_on, c.ends_on, t.role
    FROM cohort_trainers t JOIN cohorts c ON c.id = t.cohort_id
    WHERE t.participant_id = ? ORDER BY c.begins_on, c.code
    """

  /// Columns that hold millionths.
  private static let decimals: Set = ["hours", "score", "out_of"]

  /// The values of a row that are there, as people write them.
  static func stated(_ row: Row) -> [String: String] {
    var values: [String: String] = [:]
    for (column, value) in row {
      if let number = Int64.fromDatabaseValue(value) {
        values[column] =
          decimals.contains(column) ? "\(FixedDecimal(millionths: number))" : "\(number)"
      } else {
        values[column] = String.fromDatabaseValue(value)
      }
    }
    return values
  }

  static func stated(_ entry: Certificates.Entry) -> [String: String] {
    let claims = entry.certificate.claims
    var values = [
      "code": claims.code, "cohort": entry.cohort, "course": claims.course, "level": claims.level,
      "hours": "\(claims.hours)", "issued_on": "\(claims.issued)", "issuer": claims.issuer,
      "text": entry.certificate.text,
    ]
    values["expires_on"] = claims.expires.map { "\($0)" }
    values["revoked_on"] = entry.revocation.map { "\($0.revoked)" }
    values["revoked_because"] = entry.revocation.map(\.reason.rawValue)
    return values
  }
}
