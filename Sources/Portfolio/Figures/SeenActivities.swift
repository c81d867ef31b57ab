import Disclosure
import GRDB

/// Which activities an audience sees: every list of them and every sum of their money asks it.
///
/// The others are in no list, count or sum, and no name of theirs stands elsewhere. They are told by
/// one number, that of the whole store whatever is asked: a number that followed the question would
/// answer it.
public struct SeenActivities: Sendable {
  public let audience: Audience
  public let withheld: [Withheld]
  /// SQL of the classes that the audience does not see.
  private let classes: String

  public static func load(_ db: Database, for audience: Audience) throws -> SeenActivities {
    var gate = Gate(for: audience)
    let classes = Sensitivity.allCases.filter { !gate.admits($0) }.map { "'\($0.rawValue)'" }
    let seen = SeenActivities(
      audience: audience, withheld: [], classes: classes.joined(separator: ", "))
    let count = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM (\(seen.hidden("withdrawn"))) WHERE withdrawn = 0")
    gate.withhold("activities", .sensitivity, count: count ?? 0)
    return SeenActivities(audience: audience, withheld: gate.withheld, classes: seen.classes)
  }

  /// The identifiers of those that the audience does not see.
  public func hiddenIdentifiers(_ db: Database) throws -> Set<String> {
    try String.fetchSet(db, sql: hidden("identifier"))
  }

  /// SQL that says whether the audience sees the activity of this id.
  public func admits(_ id: String) -> String { "\(id) NOT IN (\(hidden("id")))" }

  /// SQL of a column of the activities that the audience does not see; the first condition is that
  /// of their index.
  func hidden(_ column: String) -> String {
    "SELECT \(column) FROM activities WHERE sensitivity <> 'public' AND sensitivity IN (\(classes))"
  }
}
