import GRDB
import Kernel
import Portfolio
import Storage

/// Finds the activity that a person named.
public enum ActivityLookup {
  /// The id of an activity named by its id or its identifier; of several copies the one that
  /// leads. Throws ``ActivityLookupFailure`` where there is none, or no one that leads.
  public static func id(of name: String, feed: String? = nil, in db: Database) throws -> Int64 {
    let matches = try Row.fetchAll(
      db,
      sql: """
        SELECT a.id, f.name, coalesce(x.reason, 'children-counted') = 'children-counted'
        FROM activities a JOIN feeds f ON f.id = a.feed_id
          LEFT JOIN activity_exclusions x ON x.activity_id = a.id
        WHERE (a.id = :id OR a.identifier = :name AND a.withdrawn = 0)
          AND (:feed IS NULL OR f.name = :feed)
        ORDER BY a.id IS :id DESC, a.id LIMIT 20
        """, arguments: ["id": Int64(name), "name": name, "feed": feed]
    ).map { (id: $0[0] as Int64, feed: $0[1] as String, leads: $0[2] as Bool) }
    guard let first = matches.first else { throw ActivityLookupFailure.none(name) }
    if matches.count == 1 || "\(first.id)" == name { return first.id }
    let leading = matches.filter(\.leads)
    guard leading.count == 1 else {
      throw ActivityLookupFailure.several(name, matches.map { "\($0.id) (\($0.feed))" })
    }
    return leading[0].id
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
