import Disclosure
import GRDB
import Kernel

/// The grants that an audience may see, as agreed on a day; without one, as agreed last.
struct SeenGrants {
  /// By code.
  private(set) var grants: [Grant] = []
  /// The codes of the others.
  private(set) var hidden: Set<String> = []
  var gate: Gate

  init(_ db: Database, asOf day: CalendarDate?, for audience: Audience) throws {
    gate = Gate(for: audience)
    for code in try String.fetchAll(db, sql: "SELECT code FROM grants ORDER BY code") {
      let grant = try Grant.load(db, code: code, asOf: day)
      if gate.passes("grants", grant.sensitivity) {
        grants.append(grant)
      } else {
        hidden.insert(code)
      }
    }
  }

  /// One grant. Throws ``GrantFailure/noGrant(_:)`` or ``GrantFailure/withheld(_:)``.
  static func grant(
    _ db: Database, _ code: String, asOf day: CalendarDate?, for audience: Audience
  ) throws -> Grant {
    let grant = try Grant.load(db, code: code, asOf: day)
    guard Gate(for: audience).admits(grant.sensitivity) else { throw GrantFailure.withheld(code) }
    return grant
  }
}
