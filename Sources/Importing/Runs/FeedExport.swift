import Foundation
import GRDB
import IATI
import Kernel
import Portfolio
import Storage

/// Writes what the store holds as IATI 2.03.
public enum FeedExport {
  /// Writes the activities of a feed, one activity, or all; withdrawn ones, and those that are
  /// not seen, are left out. Gives what 2.03 requires and the store lacks.
  public static func write(
    _ db: Database, _ seen: SeenActivities, activity: Int64? = nil, feed: String? = nil,
    to handle: FileHandle
  ) throws -> [Diagnostic] {
    var conditions = ["withdrawn = 0", seen.admits("id")]
    var arguments: [any DatabaseValueConvertible] = []
    if let activity {
      conditions.append("id = ?")
      arguments.append(activity)
    }
    if let feed {
      guard let id = try Feeds.id(named: feed, in: db) else {
        throw ExportFailure.noSuchFeed(feed)
      }
      conditions.append("feed_id = ?")
      arguments.append(id)
    }
    let ids = try Int64.fetchAll(
      db,
      sql: "SELECT id FROM activities WHERE \(conditions.joined(separator: " AND ")) ORDER BY id",
      arguments: StatementArguments(arguments))
    guard !ids.isEmpty else { throw ExportFailure.nothing }
    let loader = try RecordLoader(db)
    var file = try RecordFile(.activity, generated: Date(), to: handle)
    var diagnostics: [Diagnostic] = []
    for id in ids { diagnostics += try file.write(try loader.load(.activity, id: id).buffer) }
    try file.finish()
    return diagnostics
  }
}

/// Why nothing was exported.
public enum ExportFailure: DiagnosticError {
  case noSuchFeed(String)
  case nothing

  public var diagnostic: Diagnostic {
    switch self {
    case .noSuchFeed(let name):
      Diagnostic(
        .error, rule: "export.feed", "There is no feed “\(name)”.",
        remedy: "See the feeds with `baraza run list`.")
    case .nothing:
      Diagnostic(
        .error, rule: "export.empty", "There is no such activity; nothing was written.",
        remedy: "See the activities with `baraza activity list`.")
    }
  }
}
