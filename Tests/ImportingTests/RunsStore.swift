import Foundation
import GRDB
import IATI
import Importing
import Portfolio
import Reference
import Storage
import TestSupport
import Testing

/// A store for one test, its folder, and an importer that writes into it.
final class RunsStore {
  let store: Store
  let importer: Importer
  private let folder: TemporaryFolder

  /// - Parameter further: tables of other rooms.
  init(
    limits: RecordLimits = .standard, further: [Migration] = [],
    targets: [any ImportTarget] = [Partners()]
  ) throws {
    folder = try TemporaryFolder()
    let actor = try Actor(name: "Tester")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path,
      schema: .storage + .reference + .portfolio + .importing
        + StoreSchema(migrations: further), office: 7)
    importer = Importer(store: store, actor: actor, targets: targets, limits: limits)
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  /// Writes a file of the test's folder and gives its path.
  func file(_ text: String, _ name: String = "feed.xml") throws -> String {
    let url = folder.url.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Imports a version of the feed `feed`; the store must be sound afterwards.
  @discardableResult
  func bring(
    _ feed: RunsFeed, dryRun: Bool = false, confirmed: Bool = false,
    _ place: SourceLocation = #_sourceLocation
  ) throws -> ImportOutcome {
    try bring([file(feed.xml)], feed: "feed", dryRun: dryRun, confirmed: confirmed, place)
  }

  @discardableResult
  func bring(
    _ files: [String], feed: String?, dryRun: Bool = false, confirmed: Bool = false,
    _ place: SourceLocation = #_sourceLocation
  ) throws -> ImportOutcome {
    let outcomes = try importer.run(
      ImportRequest(files: files, feed: feed, dryRun: dryRun, confirmed: confirmed))
    try expectSound(place)
    return try #require(outcomes.first, sourceLocation: place)
  }

  @discardableResult
  func undo(
    _ run: Int64?, _ place: SourceLocation = #_sourceLocation
  ) throws -> ImportOutcome {
    let outcome = try importer.undo(run: try #require(run, sourceLocation: place))
    try expectSound(place)
    return outcome
  }

  /// Every check of `store check`: the derived tables too are what they derive from.
  func expectSound(_ place: SourceLocation = #_sourceLocation) throws {
    let check = try StoreCheck.run(store)
    let problems = check.checks.filter { !$0.ok }.map { "\($0.name): \($0.detail)" }
    #expect(problems == [], sourceLocation: place)
    #expect(check.ok, sourceLocation: place)
  }

  func digest() throws -> String { try store.read(store.contentDigest) }

  func revisions() throws -> Int { try count("revisions") }

  func count(_ table: String) throws -> Int {
    try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
  }

  /// The ids of an activity's rows that are not withdrawn, by their text.
  func ids(_ table: String, naming column: String) throws -> [String: [Int64]] {
    try store.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT CAST(coalesce(\(column), '') AS TEXT), id FROM \(table) WHERE withdrawn = 0
          ORDER BY id
          """)
      return Dictionary(grouping: rows) { $0[0] as String }
        .mapValues { $0.map { $0[1] as Int64 } }
    }
  }

  func texts(_ sql: String) throws -> [String] {
    try store.read { try String.fetchAll($0, sql: sql) }
  }

  /// The identifiers of the activities that hold these words.
  func search(_ words: String) throws -> [String] {
    try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT a.identifier FROM activity_search s JOIN activities a ON a.id = s.rowid
          WHERE activity_search MATCH ? ORDER BY 1
          """, arguments: ["\"\(words)\""])
    }
  }
}

extension ImportOutcome.Counts {
  /// What is not zero, in words.
  var words: String {
    [
      (added, "added"), (changed, "changed"), (unchanged, "unchanged"), (removed, "removed"),
      (rejected, "rejected"), (held, "held"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
