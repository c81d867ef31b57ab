import Disclosure
import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import Training

/// A store with the tables of training, for one test.
final class CohortStore {
  let store: Store
  let folder: TemporaryFolder
  let actor: Actor

  init() throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Test")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path, schema: .storage + .training,
      office: 7)
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try withExtendedLifetime(self) { try store.read(body) }
  }

  func change<T>(_ body: (ChangeSet) throws -> T) throws -> T {
    try withExtendedLifetime(self) { try store.change(by: actor, because: "test", body) }
  }

  /// Plain SQL in one revision, past every target.
  func write(_ sql: String) throws {
    try change { changes in
      try changes.db.execute(sql: sql.replacing(":revision", with: "\(changes.revision)"))
    }
  }

  func target(_ form: String) throws -> any ImportTarget {
    try #require(TrainingTargets.all.first { $0.form.name == form })
  }

  /// Adds a record of a form in a change of its own.
  @discardableResult
  func add(_ form: String, _ values: RecordValues) throws -> Int64 {
    let target = try target(form)
    return try change { try target.add(values, in: $0) }
  }

  func set(_ form: String, _ id: Int64, _ values: [(String, String?)]) throws {
    let target = try target(form)
    try change { try target.change(id, values, in: $0) }
  }

  func id(_ form: String, _ key: String) throws -> Int64 {
    let target = try target(form)
    return try #require(try read { try target.ids(named: key, in: $0) }.first)
  }

  func held(_ form: String, _ id: Int64) throws -> RecordValues? {
    let target = try target(form)
    return try read { try target.held(id, in: $0)?.values }
  }

  func cohorts(
    _ selection: SeenCohorts.Selection = .all
  ) throws -> SeenCohorts {
    try read { try SeenCohorts.load($0, selection, for: .internal) }
  }

  func digest() throws -> String { try read { try store.contentDigest($0) } }

  func lastRevision() throws -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM revisions") ?? 0 }
  }

  func revert(_ revision: Int64) throws { try change { try $0.revert(revision) } }

  /// A course with an approved curriculum of two modules, a cohort of two seats and three
  /// half-days, three people nominated of whom two accepted, and a trainer. Illustrative.
  static func withCohort() throws -> CohortStore {
    let store = try CohortStore()
    try store.add("courses", CohortSample.course)
    for module in CohortSample.modules { try store.add("course-modules", module) }
    try store.set(
      "curricula", try store.id("curricula", "MED#1"),
      [("status", "approved"), ("valid_from", "2025-01-01")])
    try store.add("cohorts", CohortSample.cohort)
    for session in CohortSample.sessions { try store.add("training-sessions", session) }
    for (code, sex) in zip(CohortSample.people, ["female", "male", "not-stated", "female"]) {
      try store.add(
        "participants",
        [
          "code": code, "sex": sex, "age_group": "25-34", "country": "NP",
          "sensitivity": "internal",
        ])
    }
    for person in CohortSample.people.prefix(2) {
      try store.add("nominations", CohortSample.accepted(person))
    }
    try store.add("nominations", CohortSample.nominated(CohortSample.people[2]))
    try store.add(
      "trainers",
      ["cohort": "MED-1", "participant": CohortSample.people[3], "role": "lead"])
    return store
  }
}

/// Records that are complete and in order; illustrative.
enum CohortSample {
  static let people: [String] = {
    var generator = SeededGenerator(seed: 5)
    return (0..<4).map { _ in ParticipantCode(using: &generator).description }
  }()

  static let course: RecordValues = [
    "code": "MED", "title": "Mediation for local councils", "level": "local",
    "programme": "DIALOGUE",
  ]
  static let modules: [RecordValues] = [
    [
      "course": "MED", "version": "1", "code": "M1", "title": "Listening", "hours": "3.5",
      "on_sexual_violence": "no", "objectives": "Hear both sides out.",
    ],
    [
      "course": "MED", "version": "1", "code": "M2", "title": "Survivors first", "hours": "3",
      "on_sexual_violence": "yes",
    ],
  ]
  static let cohort: RecordValues = [
    "code": "MED-1", "curriculum": "MED#1", "title": "First cohort", "country": "NP",
    "begins_on": "2025-03-10", "ends_on": "2025-03-11", "seats": "2",
    "attendance_threshold": "80", "status": "planned", "sensitivity": "internal",
  ]
  static let sessions: [RecordValues] = [
    ["cohort": "MED-1", "day": "2025-03-10", "half": "am", "module": "M1", "hours": "3.5"],
    ["cohort": "MED-1", "day": "2025-03-10", "half": "pm", "module": "M2", "hours": "3"],
    ["cohort": "MED-1", "day": "2025-03-11", "half": "am", "hours": "1.5"],
  ]

  static func nominated(_ person: String) -> RecordValues {
    [
      "cohort": "MED-1", "participant": person, "nominated_on": "2025-02-01",
      "nominated_by": "Illustrative Council", "level": "local",
    ]
  }

  static func accepted(_ person: String) -> RecordValues {
    nominated(person).merging([
      "selected_on": "2025-02-10", "accepted_on": "2025-02-15", "institution_type": "police",
      "decision_maker": "yes",
    ]) { $1 }
  }

  static func sheet(
    _ session: String, _ person: String, _ status: String = "present", hours: String = ""
  ) -> RecordValues {
    [
      "session": "MED-1#\(session)", "participant": person, "status": status, "hours": hours,
      "source": "sheet",
    ]
  }
}

/// Expects a fault of a rule and field, with a remedy.
func expectFault(
  _ rule: String, _ field: String?, _ place: SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) {
  let fault = #expect(throws: FieldFault.self, sourceLocation: place) { try body() }
  #expect(fault?.rule == "template.\(rule)", "\(fault as Any)", sourceLocation: place)
  #expect(fault?.field == field, sourceLocation: place)
  #expect(fault?.remedy.hasSuffix(".") == true, sourceLocation: place)
}
