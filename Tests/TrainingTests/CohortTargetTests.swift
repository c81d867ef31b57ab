import GRDB
import Storage
import Testing

@testable import Training

/// Courses, cohorts and who takes part, by their forms.
struct CohortTargetTests {
  private static let people = CohortSample.people

  @Test("What is entered is held as it was entered")
  func roundTrip() throws {
    let store = try CohortStore.withCohort()
    let entered: [(String, String, RecordValues)] = [
      ("courses", "MED", CohortSample.course),
      ("course-modules", "MED#1#M1", CohortSample.modules[0]),
      ("cohorts", "MED-1", CohortSample.cohort),
      ("training-sessions", "MED-1#2025-03-10#am", CohortSample.sessions[0]),
      (
        "nominations", "MED-1#\(CohortTargetTests.people[0])",
        CohortSample.accepted(CohortTargetTests.people[0])
      ),
    ]
    for (form, key, values) in entered {
      #expect(try store.held(form, store.id(form, key)) == values, "\(form)")
    }
    for (form, values) in [
      (
        "attendance", CohortSample.sheet("2025-03-10#pm", CohortTargetTests.people[0], hours: "2.5")
      ),
      (
        "training-tests",
        [
          "cohort": "MED-1", "participant": CohortTargetTests.people[0], "moment": "pre",
          "taken_on": "2025-03-10", "score": "7.5", "out_of": "20",
        ]
      ),
      ("evaluations", ["cohort": "MED-1", "sheet": "1", "recommends": "9", "rating": "4"]),
      (
        "follow-ups",
        [
          "cohort": "MED-1", "participant": CohortTargetTests.people[0], "wave": "6",
          "contacted_on": "2025-09-12", "answered_on": "2025-09-20", "applied": "partly",
          "note": "Chairs the ward's meetings.",
        ]
      ),
      (
        "institution-headcounts",
        [
          "country": "NP", "institution_type": "police", "counted_on": "2024-12-31",
          "decision_makers": "140", "source": "Illustrative yearbook",
        ]
      ),
    ] as [(String, RecordValues)] {
      let id = try store.add(form, values)
      #expect(try store.held(form, id) == values.filter { !$0.value.isEmpty }, "\(form)")
      let twin = try store.read { try store.target(form).twin(of: values, in: $0) }
      #expect(twin == id, "\(form)")
    }
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test("A sheet is typed back without hours: all of the half-day, or none")
  func sheet() throws {
    let store = try CohortStore.withCohort()
    let present = CohortSample.sheet("2025-03-10#am", CohortTargetTests.people[0])
    let id = try store.add("attendance", present)
    let absent = try store.add(
      "attendance", CohortSample.sheet("2025-03-10#am", CohortTargetTests.people[1], "absent"))
    let hours = try store.read {
      try Int64.fetchAll(
        $0, sql: "SELECT hours FROM attendance WHERE id IN (?, ?) ORDER BY hours",
        arguments: [absent, id])
    }
    #expect(hours == [0, 3_500_000])
    #expect(try store.held("attendance", id) == present.filter { !$0.value.isEmpty })
    try store.set("attendance", id, [("status", "excused")])
    #expect(try store.held("attendance", id)?["status"] == "excused")
  }

  @Test("A code is found without its hyphen, in small letters")
  func codes() throws {
    let store = try CohortStore.withCohort()
    let typed = CohortTargetTests.people[0].lowercased().replacing("-", with: "")
    let id = try store.add("attendance", CohortSample.sheet("2025-03-10#am", typed))
    #expect(try store.held("attendance", id)?["participant"] == CohortTargetTests.people[0])
  }

  @Test("The forms say what is wrong, at its field")
  func faults() throws {
    let store = try CohortStore.withCohort()
    let people = CohortTargetTests.people
    expectFault("nomination.seats", "selected_on") {
      try store.set(
        "nominations", store.id("nominations", "MED-1#\(people[2])"),
        [("selected_on", "2025-02-20")])
    }
    expectFault("nomination.trains", "participant") {
      try store.add("nominations", CohortSample.nominated(people[3]))
    }
    expectFault("trainer.nominated", "participant") {
      try store.add(
        "trainers", ["cohort": "MED-1", "participant": people[2], "role": "mentor"])
    }
    expectFault("nomination.selected", "selected_on") {
      try store.set(
        "nominations", store.id("nominations", "MED-1#\(people[2])"),
        [("accepted_on", "2025-02-20")])
    }
    expectFault("enrolment.accepted", "participant") {
      try store.add("attendance", CohortSample.sheet("2025-03-10#am", people[2]))
    }
    expectFault("enrolment.unknown", "participant") {
      try store.add("attendance", CohortSample.sheet("2025-03-10#am", people[3]))
    }
    expectFault("attendance.longer", "hours") {
      try store.add("attendance", CohortSample.sheet("2025-03-10#am", people[0], hours: "3.6"))
    }
    expectFault("attendance.hours", "hours") {
      try store.add(
        "attendance", CohortSample.sheet("2025-03-10#am", people[0], "absent", hours: "1"))
    }
    expectFault("reference.unknown", "session") {
      try store.add("attendance", CohortSample.sheet("2025-03-11#pm", people[0]))
    }
    expectFault("reference.unknown", "module") {
      try store.add(
        "training-sessions",
        [
          "cohort": "MED-1", "day": "2025-03-11", "half": "pm", "module": "M9", "hours": "1",
        ])
    }
    expectFault("cohort.draft", "curriculum") {
      try store.add(
        "course-modules", CohortSample.modules[0].merging(["version": "2"]) { $1 })
      try store.set("cohorts", store.id("cohorts", "MED-1"), [("curriculum", "MED#2")])
    }
    expectFault("test.score", "score") {
      try store.add(
        "training-tests",
        [
          "cohort": "MED-1", "participant": people[0], "moment": "pre",
          "taken_on": "2025-03-10", "score": "21", "out_of": "20",
        ])
    }
    expectFault("evaluation.scale", "recommends") {
      try store.add("evaluations", ["cohort": "MED-1", "sheet": "1", "recommends": "11"])
    }
  }

  @Test("A nomination goes back with a word alone, and each time with another")
  func goesBack() throws {
    let store = try CohortStore.withCohort()
    let id = try store.id("nominations", "MED-1#\(CohortTargetTests.people[0])")
    let back: [(String, String?)] = [("accepted_on", nil)]
    expectFault("nomination.back", "correction") { try store.set("nominations", id, back) }
    try store.set("nominations", id, back + [("correction", "Wrong row of the sheet.")])
    try store.set("nominations", id, [("accepted_on", "2025-02-16")])
    expectFault("nomination.back", "correction") { try store.set("nominations", id, back) }
    expectFault("nomination.back", "correction") {
      try store.set("nominations", id, back + [("declined_on", "2025-02-16")])
    }
    try store.set("nominations", id, [("withdrawn_on", "2025-02-20")])
    expectFault("nomination.back", "correction") {
      try store.set("nominations", id, [("withdrawn_on", nil)])
    }
  }

  @Test("What was entered can be taken back, while nothing refers to it")
  func undo() throws {
    let store = try CohortStore.withCohort()
    let before = try store.digest()
    try store.add("attendance", CohortSample.sheet("2025-03-10#am", CohortTargetTests.people[0]))
    let attendance = try store.lastRevision()
    try store.revert(attendance)
    #expect(try store.digest() == before)
    let id = try store.id("nominations", "MED-1#\(CohortTargetTests.people[2])")
    try store.set("nominations", id, [("withdrawn_on", "2025-02-20")])
    try store.revert(try store.lastRevision())
    #expect(try store.digest() == before)
  }
}
