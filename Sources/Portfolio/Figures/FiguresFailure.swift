import GRDB
import Kernel
import Storage

/// A question that has no answer.
public enum FiguresFailure: DiagnosticError, Equatable {
  case unknownFeed(String, known: [String])

  public var diagnostic: Diagnostic {
    switch self {
    case .unknownFeed(let name, let known):
      Diagnostic(
        .error, rule: "figures.unknown-feed", "The store has no feed “\(name)”.",
        remedy: known.isEmpty
          ? "Import a file first." : "Its feeds are: \(known.joined(separator: ", ")).")
    }
  }
}

enum FeedFilter {
  static func id(of name: String, in db: Database) throws -> Int64 {
    if let id = try Feeds.id(named: name, in: db) { return id }
    throw FiguresFailure.unknownFeed(
      name, known: try String.fetchAll(db, sql: "SELECT name FROM feeds ORDER BY name LIMIT 20"))
  }
}
