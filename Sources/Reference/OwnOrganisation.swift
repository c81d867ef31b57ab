import GRDB
import Kernel

/// Who the organisation is, by all its identifiers.
///
/// The counting rules ask it whose money a record speaks of. Old identifiers
/// count too: the files of earlier years carry them.
public struct OwnOrganisation: Hashable, Sendable {
  /// The primary one first, then by identifier.
  public let identities: [OwnIdentity]
  private let identifiers: Set<String>

  public init(_ identities: [OwnIdentity]) {
    self.identities = identities
    identifiers = Set(identities.map { OwnOrganisation.comparable($0.identifier) })
  }

  public static func load(_ db: Database) throws -> OwnOrganisation {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, identifier, name, valid_from, valid_to, is_primary FROM own_identities
        ORDER BY is_primary DESC, identifier
        """)
    return OwnOrganisation(
      rows.map { row in
        OwnIdentity(
          id: row[0], identifier: row[1], name: row[2],
          validFrom: (row[3] as String?).flatMap { CalendarDate($0) },
          validTo: (row[4] as String?).flatMap { CalendarDate($0) }, isPrimary: row[5])
      })
  }

  public var primary: OwnIdentity? { identities.first(where: \.isPrimary) }

  /// Whether a reference in a file means the organisation. Case and
  /// surrounding spaces, which files get wrong, do not count.
  public func isOwn(_ reference: String) -> Bool {
    identifiers.contains(OwnOrganisation.comparable(reference))
  }

  private static func comparable(_ identifier: String) -> String {
    identifier.trimmed.lowercased()
  }
}
