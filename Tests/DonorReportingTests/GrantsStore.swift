import Foundation
import GRDB
import Kernel
import Reference
import Storage
import TestSupport
import Testing

@testable import DonorReporting

/// A store with grants, budgets and a ledger, for one test.
final class GrantsStore {
  let store: Store
  private let folder: TemporaryFolder
  let actor: Actor

  /// - Parameter rooms: further ones, whose tables are there too.
  init(with rooms: StoreSchema = StoreSchema()) throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Test")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path,
      schema: .storage + .reference + rooms + .donorReporting, office: 7)
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  /// Writes a file of the test's folder and gives its path.
  func file(_ text: String, _ name: String) throws -> String {
    let url = folder.url.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
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
    try #require(DonorReportingTargets.all.first { $0.form.name == form })
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

  func held(_ form: String, _ id: Int64) throws -> RecordValues? {
    let target = try target(form)
    return try read { try target.held(id, in: $0)?.values }
  }

  func digest() throws -> String { try read { try store.contentDigest($0) } }

  func lastRevision() throws -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM revisions") ?? 0 }
  }

  func revert(_ revision: Int64) throws { try change { try $0.revert(revision) } }

  /// Two grants, a budget of three lines approved in version 1 of the first, two accounts of
  /// which one is mapped. Illustrative.
  static func withGrants(with rooms: StoreSchema = StoreSchema()) throws -> GrantsStore {
    let store = try GrantsStore(with: rooms)
    try store.add("grants", GrantSample.grant)
    try store.add(
      "grants",
      GrantSample.grant.merging([
        "code": "UK-2", "currency": "GBP", "exchange_policy": "fixed", "fixed_rates": "KES:160",
        "rate_source": "",
        "year_begins_month": "4",
      ]) { $1 })
    for (code, title) in [("6010", "Salaries"), ("6020", "Vehicles")] {
      try store.add("accounts", ["code": code, "title": title])
    }
    for line in GrantSample.lines { try store.add("budget-lines", line) }
    let budget = try store.read {
      try Int64.fetchOne($0, sql: "SELECT id FROM grant_budgets") ?? 0
    }
    try store.set("grant-budgets", budget, [("status", "approved"), ("approved_on", "2024-01-05")])
    try store.add("account-mappings", ["budget": "EU-1#1", "account": "6010", "line": "1.1"])
    return store
  }
}

/// Records that are complete and in order; illustrative.
enum GrantSample {
  static let grant: RecordValues = [
    "code": "EU-1", "title": "Illustrative dialogue grant", "donor": "Illustrative Commission",
    "currency": "EUR", "amount": "500000", "eligible_from": "2024-01-01",
    "eligible_to": "2025-12-31", "exchange_policy": "spot", "rate_source": "ECB",
    "year_begins_month": "1", "year_begins_day": "1", "status": "active",
    "sensitivity": "internal",
  ]
  static let lines: [RecordValues] = [
    ["grant": "EU-1", "version": "1", "code": "1", "title": "Human resources", "kind": "direct"],
    [
      "grant": "EU-1", "version": "1", "code": "1.1", "parent": "1", "title": "Local staff",
      "kind": "direct", "unit": "month", "units": "24", "unit_value": "2500.5",
    ],
    [
      "grant": "EU-1", "version": "1", "code": "2", "title": "Travel", "kind": "direct",
      "amount": "12000",
    ],
  ]
  static let entry: RecordValues = [
    "source": "SAGE", "reference": "V-001", "posted_on": "2024-03-31", "amount": "150000.25",
    "currency": "KES", "account": "6010", "shares": "EU-1:60;own:40",
  ]
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
