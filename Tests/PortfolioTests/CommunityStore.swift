import Disclosure
import Foundation
import GRDB
import Kernel
import Reference
import Storage
import TestSupport

@testable import Portfolio

/// A store with an illustrative community and three of its concerns, for one test.
final class CommunityStore {
  let store: Store
  private let folder: TemporaryFolder
  private let actor: Actor

  init() throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Test")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path,
      schema: .storage + .reference + .portfolio, office: 7)
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  static func withConcerns() throws -> CommunityStore {
    let store = try CommunityStore()
    try store.add("communities", Sample.community)
    for (code, title, day) in [
      ("K-WATER", "Fights at the well", "2025-01-10"),
      ("K-ROAD", "Robbery on the road", "2025-02-01"),
      ("K-POLICE", "Complaints are not taken", "2025-03-01"),
    ] {
      try store.add(
        "concerns", Sample.concern.merging(["code": code, "title": title, "raised_on": day]) { $1 })
    }
    return store
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
    guard let target = CommunityTargets.all.first(where: { $0.form.name == form }) else {
      throw NoSuchForm(name: form)
    }
    return target
  }

  @discardableResult
  func add(_ form: String, _ values: RecordValues) throws -> Int64 {
    let target = try target(form)
    return try change { try target.add(values, in: $0) }
  }

  func set(_ form: String, _ id: Int64, _ values: [(String, String?)]) throws {
    let target = try target(form)
    try change { try target.change(id, values, in: $0) }
  }

  /// Ranks concerns in a round of 2025-04-01, the first of them 1.
  func rank(_ group: String, _ concerns: String..., on day: String = "2025-04-01") throws {
    for (index, concern) in concerns.enumerated() {
      try add(
        "rankings",
        [
          "community": "Illustrative Market", "held_on": day, "method": "ranking",
          "group": group, "concern": concern, "rank": "\(index + 1)",
        ])
    }
  }

  @discardableResult
  func escalate(
    _ concern: String, _ level: String, _ body: String, on day: String,
    _ further: RecordValues = [:]
  ) throws -> Int64 {
    try add(
      "escalations",
      ["concern": concern, "level": level, "body": body, "raised_on": day].merging(further) { $1 })
  }

  @discardableResult
  func tell(_ concern: String, on day: String, of escalation: String? = nil) throws -> Int64 {
    var values = ["concern": concern, "told_on": day, "how": "a meeting", "by_role": "facilitator"]
    values["escalation"] = escalation
    return try add("told-back", values)
  }

  /// The code, state and age of each concern on a day.
  func states(on day: String) throws -> [String] {
    try read { db in
      try ConcernList.load(db, today: CalendarDate(day)!, for: .restricted).items.map {
        "\($0.code) \($0.state.rawValue) \($0.ageDays.map(String.init) ?? "-")"
      }
    }
  }

  struct NoSuchForm: Error {
    let name: String
  }

  /// Records that are complete and in order; illustrative.
  enum Sample {
    static let community: RecordValues = [
      "name": "Illustrative Market", "country": "NP", "area": "Ward 2",
      "position": "27.013949 85.899712", "precision": "approximate", "sensitivity": "public",
    ]
    static let concern: RecordValues = [
      "code": "K-1", "community": "Illustrative Market", "title": "A concern",
      "absence": "protection", "raised_on": "2025-01-10", "severities": "women:4;men:2",
      "sensitivity": "public",
    ]
  }
}
