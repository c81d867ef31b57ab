import Storage

extension StoreSchema {
  /// Rows by what people know them by, never by id.
  static let courseContent = [
    ContentQuery(
      name: "courses",
      sql: """
        SELECT code, title, level, programme, language, description FROM courses ORDER BY code
        """),
    ContentQuery(
      name: "curriculum_versions",
      sql: """
        SELECT k.code, v.version, v.status, v.valid_from, v.certificate_months
        FROM curriculum_versions v JOIN courses k ON k.id = v.course_id
        ORDER BY k.code, v.version
        """),
    ContentQuery(
      name: "course_modules",
      sql: """
        SELECT k.code AS course, v.version, m.code, m.title, m.hours, m.topic,
          m.on_sexual_violence, m.objectives
        FROM course_modules m JOIN curriculum_versions v ON v.id = m.version_id
          JOIN courses k ON k.id = v.course_id
        ORDER BY k.code, v.version, m.code
        """),
    ContentQuery(
      name: "cohorts",
      sql: """
        SELECT c.code, k.code AS course, v.version, c.title, c.country, c.place, c.begins_on,
          c.ends_on, c.seats, c.attendance_threshold, c.activity, c.grant_code, c.budget_line,
          c.status, c.sensitivity
        FROM cohorts c JOIN curriculum_versions v ON v.id = c.version_id
          JOIN courses k ON k.id = v.course_id
        ORDER BY c.code
        """),
    ContentQuery(
      name: "training_sessions",
      sql: """
        SELECT c.code, s.day, s.half, m.code AS module, s.hours
        FROM training_sessions s JOIN cohorts c ON c.id = s.cohort_id
          LEFT JOIN course_modules m ON m.id = s.module_id
        ORDER BY c.code, s.day, s.half
        """),
    ContentQuery(
      name: "cohort_trainers",
      sql: """
        SELECT c.code, p.code AS participant, t.role
        FROM cohort_trainers t JOIN cohorts c ON c.id = t.cohort_id
          JOIN participants p ON p.id = t.participant_id
        ORDER BY c.code, p.code
        """),
    ContentQuery(
      name: "institution_headcounts",
      sql: """
        SELECT country, institution_type, counted_on, decision_makers, source
        FROM institution_headcounts ORDER BY country, institution_type, counted_on
        """),
  ]

  static let participationContent = [
    ContentQuery(
      name: "enrolments",
      sql: """
        SELECT c.code, p.code AS participant, e.nominated_by, e.nominated_on, e.reserve_order,
          e.selected_on, e.accepted_on, e.declined_on, e.withdrawn_on, e.correction, e.level,
          e.institution_type, e.decision_maker
        FROM \(enrolled) ORDER BY c.code, p.code
        """),
    ContentQuery(
      name: "attendance",
      sql: """
        SELECT c.code, p.code AS participant, s.day, s.half, a.status, a.hours, a.source
        FROM \(enrolled) JOIN attendance a ON a.enrolment_id = e.id
          JOIN training_sessions s ON s.id = a.session_id
        ORDER BY c.code, p.code, s.day, s.half
        """),
    ContentQuery(
      name: "training_tests",
      sql: """
        SELECT c.code, p.code AS participant, t.moment, t.taken_on, t.score, t.out_of
        FROM \(enrolled) JOIN training_tests t ON t.enrolment_id = e.id
        ORDER BY c.code, p.code, t.moment
        """),
    ContentQuery(
      name: "evaluations",
      sql: """
        SELECT c.code, v.sheet, v.recommends, v.rating
        FROM evaluations v JOIN cohorts c ON c.id = v.cohort_id ORDER BY c.code, v.sheet
        """),
    ContentQuery(
      name: "follow_ups",
      sql: """
        SELECT c.code, p.code AS participant, f.wave, f.contacted_on, f.answered_on, f.applied,
          f.note
        FROM \(enrolled) JOIN follow_ups f ON f.enrolment_id = e.id
        ORDER BY c.code, p.code, f.wave
        """),
    ContentQuery(
      name: "certificates",
      sql: "SELECT code, claims, signature, signing_key FROM certificates ORDER BY code"),
    ContentQuery(
      name: "certificate_revocations",
      sql: """
        SELECT c.code, r.reason FROM certificate_revocations r
          JOIN certificates c ON c.id = r.record_id ORDER BY c.code
        """),
  ]

  private static let enrolled = """
    enrolments e JOIN cohorts c ON c.id = e.cohort_id
      JOIN participants p ON p.id = e.participant_id
    """
}
