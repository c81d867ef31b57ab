import Commitments
import DonorReporting
import Foundation
import GRDB
import Importing
import Kernel
import Portfolio
import Reference
import Storage
import TestSupport
import Training

@testable import GoldenThread

/// A store of all rooms for one test.
final class ThreadStore {
  static let targets =
    CommunityTargets.all + CommitmentsTargets.all + DonorReportingTargets.all
    + TrainingTargets.all + [LinkTarget(), CohortCostsTarget()]
  /// An illustrative story from a village to a resolution, a file a form.
  static let village = Shared.repository.appending(path: "Tests/GoldenThreadTests/Fixtures/village")

  let store: Store
  private let importer: Importer
  private let folder: TemporaryFolder
  private let actor: Actor

  init() throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Test")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path,
      schema: .storage + .reference + .portfolio + .importing + .commitments + .donorReporting
        + .training + .goldenThread,
      office: 7)
    importer = Importer(store: store, actor: actor, targets: ThreadStore.targets)
    let rates = RatesCSV().read(
      try String(contentsOf: ThreadStore.village.appending(path: "rates.csv"), encoding: .utf8))
    try store.bulkRun(by: actor, because: "rates") { run in
      _ = try RateWriter.apply(rates: rates.rates, in: run)
    }
    try change { changes in
      try ReportingSettings(currency: CurrencyCode("EUR"), rateSource: "illustrative")
        .save(in: changes)
    }
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  /// The whole story, brought in as people bring it.
  static func withVillage() throws -> ThreadStore {
    let store = try ThreadStore()
    try store.bring(try String(contentsOf: village.appending(path: "feed.xml"), encoding: .utf8))
    let names = try FileManager.default.contentsOfDirectory(atPath: village.path)
    for name in names.filter({ $0.hasSuffix(".csv") && $0 != "rates.csv" }).sorted() {
      let outcome = try store.bring([village.appending(path: name).path])
      guard outcome.diagnostics.isEmpty else { throw Unexpected(what: "\(outcome.diagnostics)") }
    }
    return store
  }

  /// Imports a version of the feed `feed`.
  @discardableResult
  func bring(_ feed: String) throws -> ImportOutcome {
    let url = folder.url.appending(path: "feed.xml")
    try Data(feed.utf8).write(to: url)
    return try bring([url.path], feed: "feed")
  }

  @discardableResult
  func bring(_ files: [String], feed: String? = nil) throws -> ImportOutcome {
    let request = ImportRequest(files: files, feed: feed, dryRun: false, confirmed: true)
    guard let outcome = try importer.run(request).first else { throw Unexpected(what: "no run") }
    return outcome
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
    guard let target = ThreadStore.targets.first(where: { $0.form.name == form }) else {
      throw Unexpected(what: form)
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

  /// The id that a key names.
  func id(_ key: RecordKey, _ text: String) throws -> Int64 {
    try read { try key.id(text, field: "test", in: $0) }
  }

  struct Unexpected: Error {
    let what: String
  }
}
