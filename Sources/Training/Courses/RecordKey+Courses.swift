import Storage

extension RecordKey {
  /// The name by which rooms above link to a course.
  public static let course = ofColumn(
    "code", form: "courses", noun: "course", table: "courses")
  /// `COURSE#VERSION`.
  static let curriculum = RecordKey(
    form: "course-modules", noun: "curriculum", table: "curriculum_versions",
    finding: """
      SELECT v.id FROM curriculum_versions v JOIN courses k ON k.id = v.course_id
      WHERE k.code = ? AND v.version = ?
      """, parts: 2, writing: "\(course.written("k.course_id")) || '#' || k.version")
  /// `COURSE#VERSION#CODE`.
  static let module = RecordKey(
    form: "course-modules", noun: "module", table: "course_modules",
    finding: """
      SELECT m.id FROM course_modules m JOIN curriculum_versions v ON v.id = m.version_id
        JOIN courses k ON k.id = v.course_id
      WHERE k.code = ? AND v.version = ? AND m.code = ?
      """, parts: 3, writing: "\(curriculum.written("k.version_id")) || '#' || k.code")
  /// The name by which rooms above link to a cohort.
  public static let cohort = ofColumn(
    "code", form: "cohorts", noun: "cohort", table: "cohorts")
  /// `COHORT#DATE#am`, as it stands on sign-in sheets.
  static let session = RecordKey(
    form: "training-sessions", noun: "session", table: "training_sessions",
    finding: """
      SELECT s.id FROM training_sessions s JOIN cohorts c ON c.id = s.cohort_id
      WHERE c.code = ? AND s.day = ? AND s.half = ?
      """, parts: 3,
    writing: "\(cohort.written("k.cohort_id")) || '#' || k.day || '#' || k.half")
  /// `COHORT#PARTICIPANT`.
  static let enrolment = RecordKey(
    form: "nominations", noun: "nomination", table: "enrolments",
    finding: """
      SELECT e.id FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
        JOIN participants p ON p.id = e.participant_id
      WHERE c.code = ? AND p.code = ?
      """, parts: 2,
    writing: """
      \(cohort.written("k.cohort_id")) || '#' || \(participant.written("k.participant_id"))
      """)
}
