import GRDB
import Storage

/// A revision as reports name it: which one, when, who and why.
public struct ReportedRevision: Encodable, Hashable, Sendable {
  public let id: Int64
  public let office: Int
  /// Counts from 1 in its office.
  public let number: Int64
  /// UTC, such as `2026-03-08T09:05:00.250Z`.
  public let at: String
  public let actor: String
  public let reason: String

  init(_ revision: Revision) {
    id = revision.id
    office = revision.office
    number = revision.sequence
    at = revision.at
    actor = revision.actor
    reason = revision.reason
  }

  /// - Throws: ``ReportFault/damaged(_:)``
  static func named(_ id: Int64, in db: Database) throws -> ReportedRevision {
    guard let revision = try Revision.find(id, in: db) else {
      throw ReportFault.damaged("the revision \(id) is missing")
    }
    return ReportedRevision(revision)
  }
}
