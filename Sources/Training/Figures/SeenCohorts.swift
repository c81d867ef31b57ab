import Disclosure
import Foundation
import GRDB
import Kernel

/// The cohorts that a figure is on.
///
/// Those whose class is restricted count for nobody who is not cleared for them, and are listed as
/// withheld. Others count for everybody, in tables that the gate guards by their class; by its own
/// code a cohort is found by those alone who may see it.
public struct SeenCohorts: Sendable {
  /// Which cohorts are asked for.
  public enum Selection: Hashable, Sendable {
    case all
    case cohort(String)
    case course(String)
    case programme(String)
    /// Where they are held: an ISO 3166-1 code.
    case country(String)
    /// The identifier of an activity.
    case activity(String)
    /// The code of a grant.
    case grant(String)
  }

  public let selection: Selection
  public let audience: Audience
  /// The codes of those that the audience may see, in order.
  public let codes: [String]
  /// The highest class among them: by it tables of their people are guarded.
  public let sensitivity: Sensitivity
  /// What the audience may not see.
  public let withheld: [Withheld]
  /// Their ids as JSON, for the queries of figures.
  let ids: String

  /// Throws ``TrainingFailure/noCohorts(_:)`` where a cohort, course or programme of that name is
  /// not there, or where the audience may see none of them: whether there are any then is not told.
  public static func load(
    _ db: Database, _ selection: Selection, for audience: Audience
  ) throws -> SeenCohorts {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT c.id, c.code, c.sensitivity FROM cohorts c
          JOIN curriculum_versions v ON v.id = c.version_id JOIN courses k ON k.id = v.course_id
        WHERE \(selection.condition) ORDER BY c.code
        """, arguments: selection.arguments)
    var gate = Gate(for: audience)
    let counted = counted(by: audience, in: selection)
    let seen = rows.filter { row in
      let sensitivity = Sensitivity(stored: row[2])
      return counted.contains(sensitivity) || gate.passes("cohorts", sensitivity)
    }
    if seen.isEmpty, selection != .all { throw TrainingFailure.noCohorts(selection) }
    return SeenCohorts(
      selection: selection, audience: audience,
      codes: seen.filter { gate.admits(Sensitivity(stored: $0[2])) }.map { $0[1] },
      sensitivity: seen.map { Sensitivity(stored: $0[2]) }.max() ?? .public,
      withheld: gate.withheld,
      ids: "[" + seen.map { "\($0[0] as Int64)" }.joined(separator: ",") + "]")
  }
}

extension SeenCohorts {
  /// The classes whose cohorts count for an audience.
  private static func counted(
    by audience: Audience, in selection: Selection
  ) -> Set<Sensitivity> {
    let admitted = Sensitivity.allCases.filter { Gate(for: audience).admits($0) }
    if case .cohort = selection { return Set(admitted) }
    return Set(admitted + [.public, .internal])
  }

  /// SQL of the classes whose cohorts count for the audience.
  var countedClasses: String {
    SeenCohorts.counted(by: audience, in: .all).map { "'\($0.rawValue)'" }.sorted()
      .joined(separator: ", ")
  }

  /// SQL that says whether a column names one of them; `:cohorts` are their ids.
  static func hold(_ column: String) -> String {
    "\(column) IN (SELECT value FROM json_each(:cohorts))"
  }
}

extension SeenCohorts.Selection {
  /// The value that is asked for.
  var name: String? {
    switch self {
    case .all: nil
    case .cohort(let name), .course(let name), .programme(let name), .country(let name),
      .activity(let name), .grant(let name):
      name
    }
  }

  /// SQL over cohort `c` and course `k`.
  fileprivate var condition: String {
    switch self {
    case .all: "true"
    case .cohort: "c.code = ?"
    case .course: "k.code = ?"
    case .programme: "k.programme = ?"
    case .country: "c.country = ?"
    case .activity: "c.activity = ?"
    case .grant: "c.grant_code = ?"
    }
  }

  fileprivate var arguments: StatementArguments { name.map { [$0] } ?? [] }
}
