import GRDB
import Kernel
import Portfolio
import Storage

/// Finds the activity that a person named.
public enum ActivityLookup {
  /// The id of an activity named by its id or its identifier. Throws
  /// ``ActivityLookupFailure`` where there is none, or where several feeds have it.
  public static func id(of name: String, feed: String? = nil, in db: Database) throws -> Int64 {
    let matches = try Row.fetchAll(
      db,
      sql: """
        SELECT a.id, f.name FROM activities a JOIN feeds f ON f.id = a.feed_id
        WHERE (a.id = :id OR a.identifier = :name AND a.withdrawn = 0)
          AND (:feed IS NULL OR f.name = :feed)
        ORDER BY a.id IS :id DESC, a.id LIMIT 20
        """, arguments: ["id": Int64(name), "name": name, "feed": feed]
    ).map { (id: $0[0] as Int64, feed: $0[1] as String) }
    guard let first = matches.first else { throw ActivityLookupFailure.none(name) }
    guard matches.count == 1 || "\(first.id)" == name else {
      throw ActivityLookupFailure.several(name, matches.map { "\($0.id) (\($0.feed))" })
    }
    return first.id
  }
}

/// Why a name means no one activity.
public enum ActivityLookupFailure: DiagnosticError {
  case none(String)
  case several(String, [String])

  public var diagnostic: Diagnostic {
    switch self {
    case .none(let name):
      Diagnostic(
        .error, rule: "activity.unknown", "There is no activity “\(name)”.",
        remedy: "See the activities with `baraza activity list`.")
    case .several(let name, let matches):
      Diagnostic(
        .error, rule: "activity.several",
        "“\(name)” is in the store more than once: \(matches.joined(separator: ", ")).",
        remedy: "Name one by its id.")
    }
  }
}
