import Foundation
import TestSupport
import Testing

extension Session {
  /// Adds a record; gives the code of a participant.
  @discardableResult
  func add(_ form: String, _ fields: [String]) throws -> String? {
    let added = try run(["record", "add", form] + fields + ["--json"])
    try #require(added.status == 0, "\(form): \(added.stderr)")
    let object = try JSONSerialization.jsonObject(with: Data(added.stdout.utf8)) as? [String: Any]
    return (object?["values"] as? [String: Any])?["code"] as? String
  }

  /// A course with one module and a cohort of one half-day. Illustrative.
  func beginCohort() throws {
    try add(
      "courses",
      ["code=MED", "title=Mediation for local councils", "level=local", "programme=DIALOGUE"])
    try add(
      "course-modules",
      [
        "course=MED", "version=1", "code=M1", "title=Listening", "hours=3.5",
        "on_sexual_violence=yes",
      ])
    let approved = try run(
      "record", "set", "curricula", "MED#1", "status=approved", "valid_from=2025-01-01")
    try #require(approved.status == 0, "\(approved.stderr)")
    try add(
      "cohorts",
      [
        "code=MED-1", "curriculum=MED#1", "title=First cohort", "country=NP",
        "begins_on=2025-03-10", "ends_on=2025-03-10", "seats=20", "attendance_threshold=80",
        "status=planned", "sensitivity=internal",
      ])
    try add(
      "training-sessions",
      ["cohort=MED-1", "day=2025-03-10", "half=am", "module=M1", "hours=3.5"])
  }

  /// People who accepted a place, and were there if nothing else is said; their codes.
  func attend(_ sex: String, _ count: Int, isThere: Bool = true) throws -> [String] {
    try (0..<count).map { _ in
      let code = try #require(
        try add(
          "participants", ["sex=\(sex)", "age_group=25-34", "country=NP", "sensitivity=internal"]))
      try add(
        "nominations",
        [
          "cohort=MED-1", "participant=\(code)", "nominated_on=2025-02-01", "level=local",
          "selected_on=2025-02-10", "accepted_on=2025-02-15", "institution_type=police",
          "decision_maker=yes",
        ])
      guard isThere else { return code }
      try add(
        "attendance",
        [
          "session=MED-1#2025-03-10#am", "participant=\(code)", "status=present", "source=sheet",
        ])
      return code
    }
  }

  /// The values of figures by their names, a reason where there is none.
  static func figures(_ lines: Any?) -> [String: String] {
    var found: [String: String] = [:]
    for line in lines as? [[String: Any]] ?? [] {
      let name = ["figure", "row", "column", "unit"].compactMap { line[$0] as? String }
      found[name.joined(separator: " ")] = (line["value"] ?? line["reason"]) as? String
    }
    return found
  }
}
