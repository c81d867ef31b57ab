import Storage

extension StoreSchema {
  /// What rows of several tables must not say together.
  static let trainingRules =
    [curriculumRules, cohortRules, enrolmentRules, participationRules, certificateRules]
    .joined(separator: "\n")

  private static let curriculumRules =
    [("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])].map { event, rows in
      let fixed = rows.map {
        "(SELECT status FROM curriculum_versions WHERE id = \($0).version_id) <> 'draft'"
      }
      return TrainingSQL.refuse(
        "stay_on_\(event.lowercased())", before: [event], on: "course_modules",
        when: fixed.joined(separator: " OR "),
        "only a draft changes: the modules of this curriculum stay")
    }.joined(separator: "\n") + "\n"
    + TrainingSQL.refuse(
      "stay_approved", before: ["UPDATE OF status"], on: "curriculum_versions",
      when: """
        NEW.status = 'draft' AND OLD.status <> 'draft'
          AND EXISTS (SELECT 1 FROM cohorts c WHERE c.version_id = OLD.id)
        """, "cohorts follow this curriculum: it is no draft again") + "\n"
    + TrainingSQL.refuse(
      "follow_approved", before: ["INSERT", "UPDATE OF version_id"], on: "cohorts",
      when: "(SELECT status FROM curriculum_versions WHERE id = NEW.version_id) = 'draft'",
      "a cohort follows a curriculum that was approved")

  private static let cohortRules =
    TrainingSQL.refuse(
      "within_cohort", before: ["INSERT", "UPDATE OF day, cohort_id"], on: "training_sessions",
      when: """
        NOT EXISTS (SELECT 1 FROM cohorts c
          WHERE c.id = NEW.cohort_id AND NEW.day BETWEEN c.begins_on AND c.ends_on)
        """, "a session lies between the first and the last day of its cohort") + "\n"
    + TrainingSQL.refuse(
      "hold_sessions", before: ["UPDATE OF begins_on, ends_on"], on: "cohorts",
      when: """
        EXISTS (SELECT 1 FROM training_sessions s WHERE s.cohort_id = OLD.id
          AND s.day NOT BETWEEN NEW.begins_on AND NEW.ends_on)
        """, "a session of the cohort lies outside these days") + "\n"
    + TrainingSQL.refuse(
      "end_before_follow_ups", before: ["UPDATE OF ends_on"], on: "cohorts",
      when: """
        EXISTS (SELECT 1 FROM follow_ups f JOIN enrolments e ON e.id = f.enrolment_id
          WHERE e.cohort_id = OLD.id AND f.contacted_on < NEW.ends_on)
        """, "people of the cohort were followed up before this day") + "\n"
    + TrainingSQL.refuse(
      "are_not_trained", before: ["INSERT", "UPDATE OF cohort_id, participant_id"],
      on: "cohort_trainers",
      when: """
        EXISTS (SELECT 1 FROM enrolments e
          WHERE e.cohort_id = NEW.cohort_id AND e.participant_id = NEW.participant_id)
        """, "the person is nominated for the cohort: nobody trains and is trained in one")

  private static let enrolmentRules =
    TrainingSQL.refuse(
      "do_not_train", before: ["INSERT", "UPDATE OF cohort_id, participant_id"], on: "enrolments",
      when: """
        EXISTS (SELECT 1 FROM cohort_trainers t
          WHERE t.cohort_id = NEW.cohort_id AND t.participant_id = NEW.participant_id)
        """, "the person trains the cohort: nobody trains and is trained in one") + "\n"
    + seats("INSERT", on: "enrolments", of: "NEW.cohort_id", 0) + "\n"
    + seats("UPDATE", on: "enrolments", of: "NEW.cohort_id", 1) + "\n"
    + seats("UPDATE OF seats", on: "cohorts", of: "NEW.id", 0) + "\n"
    + TrainingSQL.refuse(
      "keep_attendance", before: ["UPDATE OF accepted_on, withdrawn_on"], on: "enrolments",
      when: """
        EXISTS (SELECT 1 FROM attendance a JOIN training_sessions s ON s.id = a.session_id
          WHERE a.enrolment_id = OLD.id AND (NEW.accepted_on IS NULL
            OR a.status = 'present' AND s.day > NEW.withdrawn_on))
        """, "the person was there: the place stays accepted, and was not given up before") + "\n"
    + TrainingSQL.refuse(
      "keep_results", before: ["UPDATE OF accepted_on"], on: "enrolments",
      when: """
        NEW.accepted_on IS NULL AND (
          EXISTS (SELECT 1 FROM training_tests t WHERE t.enrolment_id = OLD.id)
          OR EXISTS (SELECT 1 FROM follow_ups f WHERE f.enrolment_id = OLD.id)
          OR EXISTS (SELECT 1 FROM certificates c WHERE c.enrolment_id = OLD.id))
        """, "there are tests, follow-ups or certificates of the place: it stays accepted")

  private static func seats(
    _ event: String, on table: String, of cohort: String, _ number: Int
  ) -> String {
    """
    CREATE TRIGGER \(table)_have_seats_\(number) AFTER \(event) ON \(table)
    WHEN (SELECT count(*) FROM enrolments e
        WHERE e.cohort_id = \(cohort) AND \(TrainingSQL.holdsPlace("e")))
      > (SELECT seats FROM cohorts WHERE id = \(cohort))
    BEGIN SELECT RAISE(ABORT, 'more places are given than the cohort has seats'); END;
    """
  }

  private static let participationRules =
    TrainingSQL.refuse(
      "of_accepted", before: ["INSERT", "UPDATE"], on: "attendance",
      when: """
        NOT EXISTS (SELECT 1 FROM enrolments e JOIN training_sessions s ON s.id = NEW.session_id
          WHERE e.id = NEW.enrolment_id AND e.accepted_on IS NOT NULL
            AND (NEW.status <> 'present' OR e.withdrawn_on IS NULL OR s.day <= e.withdrawn_on))
        """, "attendance is of those who accepted their place, until they give it up") + "\n"
    + TrainingSQL.refuse(
      "within_session", before: ["INSERT", "UPDATE"], on: "attendance",
      when: "NEW.hours > (SELECT hours FROM training_sessions WHERE id = NEW.session_id)",
      "nobody attends longer than the session lasts") + "\n"
    + TrainingSQL.refuse(
      "last_as_attended", before: ["UPDATE OF hours"], on: "training_sessions",
      when: "EXISTS (SELECT 1 FROM attendance WHERE session_id = OLD.id AND hours > NEW.hours)",
      "somebody attended longer than the session would last") + "\n"
    + TrainingSQL.refuse(
      "keep_their_day", before: ["UPDATE OF day, cohort_id"], on: "training_sessions",
      when: """
        EXISTS (SELECT 1 FROM attendance a JOIN enrolments e ON e.id = a.enrolment_id
          WHERE a.session_id = OLD.id AND a.status = 'present' AND NEW.day > e.withdrawn_on)
        """, "somebody who was there gave up the place before that day") + "\n"
    + ["training_tests", "follow_ups"].map { table in
      TrainingSQL.refuse(
        "of_accepted", before: ["INSERT", "UPDATE"], on: table,
        when: "(SELECT accepted_on FROM enrolments WHERE id = NEW.enrolment_id) IS NULL",
        "only who accepted a place is tested and followed up")
    }.joined(separator: "\n") + "\n"
    + TrainingSQL.refuse(
      "in_order", before: ["INSERT", "UPDATE"], on: "training_tests",
      when: """
        EXISTS (SELECT 1 FROM training_tests o WHERE o.enrolment_id = NEW.enrolment_id
          AND o.id <> NEW.id AND CASE NEW.moment
            WHEN 'pre' THEN o.taken_on < NEW.taken_on ELSE o.taken_on > NEW.taken_on END)
        """, "the test before comes first") + "\n"
    + TrainingSQL.refuse(
      "after_the_cohort", before: ["INSERT", "UPDATE"], on: "follow_ups",
      when: """
        NEW.contacted_on < (SELECT c.ends_on FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
          WHERE e.id = NEW.enrolment_id)
        """, "a follow-up comes after the last day of the cohort")

  private static let certificateRules =
    ["certificates", "certificate_revocations"].map { StoreSQL.appendOnly($0) }
    .joined(separator: "\n") + "\n"
    + [("certificates", "code"), ("certificate_revocations", "record_id")].map { table, key in
      TrainingSQL.refuse(
        "keep_their_\(key)", before: ["INSERT"], on: table,
        when: "EXISTS (SELECT 1 FROM \(table) WHERE \(key) = NEW.\(key))",
        "\(table) is append-only: the row is there already")
    }.joined(separator: "\n") + "\n"
    + TrainingSQL.refuse(
      "once", before: ["INSERT"], on: "certificates",
      when: """
        EXISTS (SELECT 1 FROM certificates c WHERE c.enrolment_id = NEW.enrolment_id
          AND NOT EXISTS (SELECT 1 FROM certificate_revocations r WHERE r.record_id = c.id))
        """, "there is a certificate of the place already: revoke it first") + "\n"
    + TrainingSQL.refuse(
      "of_accepted", before: ["INSERT"], on: "certificates",
      when: "(SELECT accepted_on FROM enrolments WHERE id = NEW.enrolment_id) IS NULL",
      "only who accepted a place is given a certificate")
}
