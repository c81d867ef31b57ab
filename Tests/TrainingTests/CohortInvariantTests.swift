import GRDB
import Storage
import Testing

@testable import Training

/// What the tables of courses refuse, whoever writes.
struct CohortInvariantTests {
  struct Attempt: CustomTestStringConvertible, Sendable {
    let what: String
    let sql: String
    /// Part of SQLite's message.
    let because: String

    init(_ what: String, _ sql: String, _ because: String = "CHECK constraint failed") {
      self.what = what
      self.sql = sql
      self.because = because
    }

    var testDescription: String { what }
  }

  private static let foreign = "FOREIGN KEY constraint failed"
  private static let unique = "UNIQUE constraint failed"

  private static func person(_ number: Int) -> String {
    "(SELECT id FROM participants WHERE code = '\(CohortSample.people[number])')"
  }

  private static func place(_ number: Int) -> String {
    "(SELECT id FROM enrolments WHERE participant_id = \(person(number)))"
  }

  private static func session(_ day: String, _ half: String) -> String {
    "(SELECT id FROM training_sessions WHERE day = '\(day)' AND half = '\(half)')"
  }

  private static let cohort = "(SELECT id FROM cohorts WHERE code = 'MED-1')"
  private static let last = session("2025-03-11", "am")

  private static func put(
    _ columns: String, _ values: String, into table: String, id: Int = 900
  ) -> String {
    "INSERT INTO \(table) (id, \(columns), revision_id) VALUES (\(id), \(values), :revision);"
  }

  private static func attend(
    _ session: String, _ place: String, _ status: String, _ hours: Int
  ) -> String {
    put(
      "cohort_id, session_id, enrolment_id, status, hours, source",
      "\(cohort), \(session), \(place), '\(status)', \(hours), 'sheet'", into: "attendance")
  }

  private static let secondCohort = """
    INSERT INTO cohorts (id, code, version_id, title, country, begins_on, ends_on, seats,
      attendance_threshold, status, sensitivity, revision_id)
    SELECT 901, 'MED-2', version_id, title, country, '2025-05-01', '2025-05-02', 5, 0, 'planned',
      'internal', :revision FROM cohorts;
    """
  private static let secondCurriculum = """
    INSERT INTO curriculum_versions (id, course_id, version, status, valid_from, revision_id)
    SELECT 902, id, 2, 'draft', NULL, :revision FROM courses;
    INSERT INTO course_modules (id, version_id, code, title, hours, on_sexual_violence, revision_id)
    VALUES (903, 902, 'X', 'X', 1, 0, :revision);
    """

  static let attempts: [Attempt] = [
    Attempt("30 February", "UPDATE cohorts SET begins_on = '2025-02-30'"),
    Attempt(
      "an end before the beginning",
      secondCohort.replacing("2025-05-02", with: "2025-04-30")),
    Attempt("more than 100 % of the hours", "UPDATE cohorts SET attendance_threshold = 100000001"),
    Attempt("a budget line of no grant", "UPDATE cohorts SET budget_line = '1.1'"),
    Attempt(
      "an approved curriculum that is taught from no day",
      "UPDATE curriculum_versions SET valid_from = NULL"),
    Attempt(
      "changing a module that was approved", "UPDATE course_modules SET hours = 1", "only a draft"),
    Attempt(
      "a curriculum that goes back to draft under a cohort",
      "UPDATE curriculum_versions SET status = 'draft', valid_from = NULL", "cohorts follow"),
    Attempt(
      "a cohort of a draft", secondCurriculum + "UPDATE cohorts SET version_id = 902",
      "follows a curriculum that was approved"),
    Attempt(
      "another curriculum under the sessions",
      secondCurriculum
        + "UPDATE curriculum_versions SET status = 'approved', valid_from = '2025-01-01' WHERE id = 902;"
        + "UPDATE cohorts SET version_id = 902", foreign),
    Attempt(
      "a session on a module of another curriculum",
      secondCurriculum + "UPDATE training_sessions SET module_id = 903", foreign),
    Attempt(
      "a session after the cohort",
      "UPDATE training_sessions SET day = '2025-03-12' WHERE id = \(last)",
      "between the first and the last day"),
    Attempt(
      "a cohort that ends before a session", "UPDATE cohorts SET ends_on = '2025-03-10'",
      "outside these days"),
    Attempt(
      "two sessions in one half-day",
      "UPDATE training_sessions SET day = '2025-03-10' WHERE id = \(last)",
      unique),
    Attempt("a half-day of thirteen hours", "UPDATE training_sessions SET hours = 13000000"),
    Attempt(
      "somebody nominated twice",
      put(
        "cohort_id, participant_id, nominated_on", "\(cohort), \(person(2)), '2025-02-02'",
        into: "enrolments"), unique),
    Attempt(
      "a trainer who is nominated",
      put(
        "cohort_id, participant_id, nominated_on", "\(cohort), \(person(3)), '2025-02-02'",
        into: "enrolments"), "trains the cohort"),
    Attempt(
      "a participant who trains",
      put(
        "cohort_id, participant_id, role", "\(cohort), \(person(2)), 'mentor'",
        into: "cohort_trainers"), "is nominated"),
    Attempt(
      "a third place of two seats",
      "UPDATE enrolments SET selected_on = '2025-02-20' WHERE id = \(place(2))", "more places"),
    Attempt("fewer seats than places", "UPDATE cohorts SET seats = 1", "more places"),
    Attempt(
      "a place accepted that was not offered",
      "UPDATE enrolments SET accepted_on = '2025-02-20' WHERE id = \(place(2))"),
    Attempt(
      "a place accepted before it was offered",
      "UPDATE enrolments SET accepted_on = '2025-02-09' WHERE id = \(place(0))"),
    Attempt(
      "a place accepted and declined",
      "UPDATE enrolments SET declined_on = '2025-02-20' WHERE id = \(place(0))"),
    Attempt(
      "an answer that is no word of the list", "UPDATE enrolments SET decision_maker = 'maybe'"),
    Attempt(
      "attendance of somebody who has no place", attend(last, place(2), "present", 1),
      "of those who accepted"),
    Attempt(
      "more hours than the session has", attend(last, place(0), "present", 1_500_001),
      "nobody attends longer"),
    Attempt("hours of somebody who was absent", attend(last, place(0), "absent", 1)),
    Attempt("somebody present for no time", attend(last, place(0), "present", 0)),
    Attempt(
      "attendance in another cohort's session",
      secondCohort
        + """
        INSERT INTO training_sessions (id, cohort_id, version_id, day, half, hours, revision_id)
        SELECT 904, 901, version_id, '2025-05-01', 'am', 5, :revision FROM cohorts WHERE id = 901;
        """ + attend("904", place(0), "present", 1), foreign),
    Attempt(
      "a session shorter than somebody attended",
      attend(last, place(0), "present", 1_500_000)
        + "UPDATE training_sessions SET hours = 1499999 WHERE id = \(last)", "attended longer"),
    Attempt(
      "giving up before a day of attendance",
      attend(last, place(0), "present", 1)
        + "UPDATE enrolments SET withdrawn_on = '2025-03-10' WHERE id = \(place(0))", "was there"),
    Attempt(
      "attendance after giving up",
      "UPDATE enrolments SET withdrawn_on = '2025-03-10' WHERE id = \(place(0));"
        + attend(last, place(0), "present", 1), "of those who accepted"),
    Attempt(
      "a place no longer accepted after a test",
      put(
        "enrolment_id, moment, taken_on, score, out_of", "\(place(0)), 'pre', '2025-03-10', 1, 2",
        into: "training_tests")
        + "UPDATE enrolments SET accepted_on = NULL WHERE id = \(place(0))", "stays accepted"),
    Attempt(
      "a test of somebody who has no place",
      put(
        "enrolment_id, moment, taken_on, score, out_of", "\(place(2)), 'pre', '2025-03-10', 1, 2",
        into: "training_tests"), "only who accepted"),
    Attempt(
      "more points than there are",
      put(
        "enrolment_id, moment, taken_on, score, out_of", "\(place(0)), 'pre', '2025-03-10', 3, 2",
        into: "training_tests")),
    Attempt(
      "a test before that comes after",
      put(
        "enrolment_id, moment, taken_on, score, out_of", "\(place(0)), 'post', '2025-03-10', 1, 2",
        into: "training_tests")
        + put(
          "enrolment_id, moment, taken_on, score, out_of", "\(place(0)), 'pre', '2025-03-11', 1, 2",
          into: "training_tests", id: 905), "comes first"),
    Attempt(
      "a recommendation of eleven",
      put("cohort_id, sheet, recommends", "\(cohort), 1, 11", into: "evaluations")),
    Attempt(
      "an answer that says nothing",
      put(
        "enrolment_id, wave, contacted_on, answered_on",
        "\(place(0)), 6, '2025-09-11', '2025-09-12'",
        into: "follow_ups")),
    Attempt(
      "a follow-up before the cohort is over",
      put("enrolment_id, wave, contacted_on", "\(place(0)), 6, '2025-03-10'", into: "follow_ups"),
      "after the last day"),
    Attempt(
      "a certificate of somebody who has no place", certificate(of: place(2)), "only who accepted"),
    Attempt(
      "two certificates of one place",
      certificate(of: place(0)) + certificate(of: place(0), id: 911, code: "B"), "already"),
    Attempt(
      "changing a certificate",
      certificate(of: place(0)) + "UPDATE certificates SET code = 'Z'", "append-only"),
    Attempt(
      "replacing a certificate by its code",
      certificate(of: place(0))
        + certificate(of: place(1), id: 911).replacing("INSERT", with: "INSERT OR REPLACE"),
      "append-only"),
    Attempt(
      "revoking twice",
      certificate(of: place(0)) + revocation(id: 912)
        + revocation(id: 913).replacing("INSERT", with: "INSERT OR REPLACE"), "append-only"),
  ]

  private static func certificate(of place: String, id: Int = 910, code: String = "A") -> String {
    put(
      "code, enrolment_id, claims, signature, signing_key",
      "'\(code)', \(place), x'00', zeroblob(64), 'k'", into: "certificates", id: id)
  }

  private static func revocation(id: Int) -> String {
    put("record_id, reason", "910, 'replaced'", into: "certificate_revocations", id: id)
  }

  @Test("The tables refuse", arguments: attempts)
  func refuses(attempt: Attempt) throws {
    let store = try CohortStore.withCohort()
    let before = try store.digest()
    let error = #expect(throws: (any Error).self) { try store.write(attempt.sql) }
    #expect("\(error as Any)".contains(attempt.because), "\(error as Any)")
    #expect(try store.digest() == before)
  }

  static let permitted: [(String, String)] = [
    (
      "a place for who is next after somebody declined",
      """
      UPDATE enrolments SET accepted_on = NULL, declined_on = '2025-02-16' WHERE id = \(place(0));
      UPDATE enrolments SET selected_on = '2025-02-20' WHERE id = \(place(2));
      """
    ),
    (
      "giving up on the last day of attendance",
      attend(last, place(0), "present", 1)
        + "UPDATE enrolments SET withdrawn_on = '2025-03-11' WHERE id = \(place(0))"
    ),
    (
      "absence after giving up",
      "UPDATE enrolments SET withdrawn_on = '2025-03-10' WHERE id = \(place(0));"
        + attend(last, place(0), "absent", 0)
    ),
    (
      "another certificate after a revocation",
      certificate(of: place(0)) + revocation(id: 912)
        + certificate(of: place(0), id: 911, code: "B")
    ),
    (
      "a trainer of one cohort in another",
      secondCohort
        + put(
          "cohort_id, participant_id, nominated_on", "901, \(person(3)), '2025-02-02'",
          into: "enrolments")
    ),
  ]

  @Test("The tables take what is in order", arguments: permitted)
  func permits(what: String, sql: String) throws {
    let store = try CohortStore.withCohort()
    try store.write(sql)
    #expect(try StoreCheck.run(store.store).ok, "\(what)")
  }
}
