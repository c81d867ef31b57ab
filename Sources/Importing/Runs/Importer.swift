import Crypto
import Foundation
import GRDB
import IATI
import Kernel
import Storage
import Synchronization
import XML

/// Imports files into a store: each feed in one run, each run in one
/// transaction.
public final class Importer: Sendable {
  let store: Store
  let actor: Actor
  let limits: RecordLimits
  private let stopped = Atomic(false)

  /// - Parameter limits: how large one activity may be before it is left out.
  public init(store: Store, actor: Actor, limits: RecordLimits = .standard) {
    self.store = store
    self.actor = actor
    self.limits = limits
  }

  /// Asks the run in progress to stop; it leaves nothing behind and throws
  /// `CancellationError`. May be called from any thread.
  public func cancel() { stopped.store(true, ordering: .relaxed) }

  var isStopped: Bool { stopped.load(ordering: .relaxed) }

  /// Imports what is asked for, feed by feed. A feed that fails leaves those
  /// before it in place.
  public func run(
    _ request: ImportRequest, progress: @escaping (ImportProgress) -> Void = { _ in }
  ) throws -> [ImportOutcome] {
    guard !request.files.isEmpty else { throw ImportFailure.noFiles }
    let groups =
      request.feed.map { [($0, request.files)] }
      ?? request.files.map { (Importer.feedName(of: $0), [$0]) }
    return try groups.flatMap { name, files -> [ImportOutcome] in
      let tables = files.filter { $0.lowercased().hasSuffix(".csv") }
      let documents = files.filter { !tables.contains($0) }
      var outcomes: [ImportOutcome] = []
      if !documents.isEmpty {
        outcomes.append(
          try FeedRun(self, request, feed: name, paths: documents, progress: progress).run())
      }
      for table in tables {
        if request.profile != nil { throw ImportFailure.profileForCSV(table) }
        outcomes.append(try TemplateRun(self, request, feed: name, path: table).run())
      }
      return outcomes
    }
  }

  /// The feed that a file is without `--feed`: its name without the ending.
  public static func feedName(of path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".gz", ".xml", ".csv"] where name.lowercased().hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name.isEmpty ? path : name
  }
}
