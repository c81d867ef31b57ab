import Storage

@testable import Training

extension RandomTraining {
  /// Writes it all in one change, past the forms.
  func write(to store: CohortStore) throws {
    try store.change { changes in
      let writer = Writer(changes: changes)
      var codes = SystemRandomNumberGenerator()
      let people = try self.people.map { person in
        try writer.put(
          "participants",
          [
            ("code", ParticipantCode(using: &codes).description), ("sex", person.sex),
            ("age_group", person.age), ("country", person.country), ("sensitivity", "internal"),
          ])
      }
      for head in headcounts {
        try writer.put(
          "institution_headcounts",
          [
            ("country", head.country), ("institution_type", head.type), ("counted_on", head.day),
            ("decision_makers", head.count), ("source", "Illustrative"),
          ])
      }
      let (versions, modules) = try courses(writer)
      for cohort in cohorts {
        try write(cohort, versions[cohort.course] ?? 0, modules, people, writer)
      }
    }
  }

  private struct Writer {
    let changes: ChangeSet

    @discardableResult
    func put(_ table: String, _ values: [FieldValue]) throws -> Int64 {
      let id = try changes.newID()
      try changes.insert(table, id: id, values + [("revision_id", changes.revision)])
      return id
    }
  }

  private func courses(
    _ writer: Writer
  ) throws -> (versions: [String: Int64], modules: [String: Int64]) {
    var (versions, modules): ([String: Int64], [String: Int64]) = ([:], [:])
    for (code, programme) in RandomTraining.courses {
      let course = try writer.put(
        "courses",
        [("code", code), ("title", code), ("level", "local"), ("programme", programme)])
      let version = try writer.put(
        "curriculum_versions", [("course_id", course), ("version", 1), ("status", "draft")])
      versions[code] = version
      for module in RandomTraining.modules {
        let key = "\(code)#1#\(module)"
        modules[key] = try writer.put(
          "course_modules",
          [
            ("version_id", version), ("code", module), ("title", module), ("hours", 1),
            ("on_sexual_violence", onSexualViolence.contains(key) ? 1 : 0),
          ])
      }
      try writer.changes.update(
        "curriculum_versions", id: version, [("status", "approved"), ("valid_from", "2024-01-01")])
    }
    return (versions, modules)
  }

  private func write(
    _ cohort: Cohort, _ version: Int64, _ modules: [String: Int64], _ people: [Int64],
    _ writer: Writer
  ) throws {
    let id = try writer.put(
      "cohorts",
      [
        ("code", cohort.code), ("version_id", version), ("title", cohort.code),
        ("country", cohort.country), ("begins_on", cohort.begins), ("ends_on", cohort.ends),
        ("seats", 40), ("attendance_threshold", cohort.threshold), ("status", "completed"),
        ("sensitivity", cohort.sensitivity),
      ])
    let sessions = try cohort.sessions.map {
      try writer.put(
        "training_sessions",
        [
          ("cohort_id", id), ("version_id", version), ("day", $0.day), ("half", $0.half),
          ("module_id", $0.module.flatMap { modules[$0] }), ("hours", $0.hours),
        ])
    }
    for trainer in cohort.trainers {
      try writer.put(
        "cohort_trainers",
        [("cohort_id", id), ("participant_id", people[trainer.person]), ("role", trainer.role)])
    }
    for (number, sheet) in zip(1..., cohort.evaluations) {
      try writer.put(
        "evaluations",
        [
          ("cohort_id", id), ("sheet", number), ("recommends", sheet.recommends),
          ("rating", sheet.rating),
        ])
    }
    for enrolment in cohort.enrolments { try write(enrolment, id, sessions, people, writer) }
  }

  private func write(
    _ enrolment: Enrolment, _ cohort: Int64, _ sessions: [Int64], _ people: [Int64],
    _ writer: Writer
  ) throws {
    let id = try writer.put(
      "enrolments",
      [
        ("cohort_id", cohort), ("participant_id", people[enrolment.person]),
        ("nominated_on", enrolment.nominated), ("selected_on", enrolment.selected),
        ("accepted_on", enrolment.accepted), ("declined_on", enrolment.declined),
        ("withdrawn_on", enrolment.withdrawn), ("level", enrolment.level),
        ("institution_type", enrolment.institution), ("decision_maker", enrolment.decision),
      ])
    for attended in enrolment.attendance {
      try writer.put(
        "attendance",
        [
          ("cohort_id", cohort), ("session_id", sessions[attended.session]),
          ("enrolment_id", id), ("status", attended.status), ("hours", attended.hours),
          ("source", "register"),
        ])
    }
    for (moment, day, test) in [
      ("pre", "2024-01-01", enrolment.pre), ("post", "2026-01-01", enrolment.post),
    ] {
      guard let test else { continue }
      try writer.put(
        "training_tests",
        [
          ("enrolment_id", id), ("moment", moment), ("taken_on", day), ("score", test.score),
          ("out_of", test.outOf),
        ])
    }
    for followUp in enrolment.followUps {
      try writer.put(
        "follow_ups",
        [
          ("enrolment_id", id), ("wave", followUp.wave), ("contacted_on", followUp.contacted),
          ("answered_on", followUp.answered), ("applied", followUp.applied),
        ])
    }
  }
}
