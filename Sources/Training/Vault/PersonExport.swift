import Foundation
import GRDB
import Storage

/// Everything that is held of one person, for that person: an answer to a request for access.
public struct PersonExport: Sendable, Encodable {
  /// UTC.
  public let madeAt: String
  /// What totals count, by column.
  public let participant: [String: String]
  /// Who the person is, by field.
  public let identity: [String: String]
  public let consents: [[String: String]]
  public let requests: [[String: String]]
  public let holds: [[String: String]]
  /// Cohorts that the person was nominated for, with what became of it.
  public let nominations: [[String: String]]
  /// Half-days, with the hours attended.
  public let attendance: [[String: String]]
  public let tests: [[String: String]]
  public let followUps: [[String: String]]
  /// With the text that verifies.
  public let certificates: [[String: String]]
  /// Cohorts that the person trained.
  public let trained: [[String: String]]
  /// What was erased, with the day and the cause.
  public let erased: [[String: String]]
  /// Who read what of the person, this export included.
  public let reads: [VaultRead]

  /// As JSON with sorted keys.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

extension Vault {
  /// Everything that is held of a participant, the vault's part with all fields. It is logged as
  /// a read.
  public func export(of participant: Int64, by actor: Actor) throws -> PersonExport {
    try store.change(by: actor, because: "vault export") { changes in
      let db = changes.db
      _ = try Vault.code(of: participant, in: db)
      try VaultRead.write(
        .export, VaultField.allCases, of: participant, for: .dataRequest, in: changes)
      let identity = try values(Set(VaultField.allCases), of: participant, in: db)
      let rows = { (sql: String) in
        try Row.fetchAll(db, sql: sql, arguments: [participant]).map(PersonExport.stated)
      }
      return PersonExport(
        madeAt: UTCTime.now(),
        participant: try rows(
          """
          SELECT code, sex, age_group, country, level, institution_type, decision_maker,
            disability FROM participants WHERE id = ?
          """
        ).first ?? [:],
        identity: Dictionary(uniqueKeysWithValues: identity.map { ($0.key.rawValue, $0.value) }),
        consents: try rows(
          """
          SELECT scope, basis, given_by, notice_version, language, channel, given_on, withdrawn_on
          FROM consents WHERE participant_id = ? ORDER BY given_on, scope
          """),
        requests: try rows(
          """
          SELECT kind, received_on, due_on, answered_on, outcome FROM data_requests
          WHERE participant_id = ? ORDER BY received_on, kind
          """),
        holds: try rows(
          """
          SELECT cause, since_on, until_on FROM retention_holds
          WHERE participant_id = ? ORDER BY since_on, cause
          """),
        nominations: try rows(PersonExport.nominations),
        attendance: try rows(PersonExport.attendance), tests: try rows(PersonExport.tests),
        followUps: try rows(PersonExport.followUps),
        certificates: try Certificates.list(db, of: participant).map(PersonExport.stated),
        trained: try rows(PersonExport.trained),
        erased: try rows(
          """
          SELECT field, cause, erased_at FROM vault_erasures
          WHERE participant_id = ? ORDER BY erased_at, field
          """),
        reads: try VaultRead.all(of: participant, in: db))
    }
  }
}
