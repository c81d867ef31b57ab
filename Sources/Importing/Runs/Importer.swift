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
  /// The kinds of records that people enter, beside programmes.
  let targets: [any ImportTarget]
  private let stopped = Atomic(false)

  /// - Parameters:
  ///   - targets: the kinds of records that people enter, beside programmes.
  ///   - limits: how large one activity may be before it is left out.
  public init(
    store: Store, actor: Actor, targets: [any ImportTarget], limits: RecordLimits = .standard
  ) {
    self.store = store
    self.actor = actor
    self.limits = limits
    self.targets = targets
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
    if let transactions = request.transactions {
      return [try run(request, transactions: transactions, progress)]
    }
    guard !request.files.isEmpty else { throw ImportFailure.noFiles }
    return try request.feeds.flatMap { name, files -> [ImportOutcome] in
      if let reading = request.reading {
        return try files.flatMap { try run(request, named: name, foreign: $0, reading, progress) }
      }
      let tables = files.filter { request.name(of: $0).lowercased().hasSuffix(".csv") }
      let documents = files.filter { !tables.contains($0) }
      if let document = documents.first {
        let name = request.name(of: document)
        if request.form != nil { throw FormFailure.forXML(file: name) }
        if request.mapping != nil { throw ImportFailure.mappingForXML(name) }
      }
      var outcomes: [ImportOutcome] = []
      if !documents.isEmpty {
        outcomes.append(
          try FeedRun(self, request, feed: name, paths: documents, progress: progress).run())
      }
      for table in tables {
        outcomes.append(try run(request, named: name, table: table, progress))
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
