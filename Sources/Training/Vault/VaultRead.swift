import GRDB
import Storage

/// A line of the read log: who read what of whom, when and what for.
public struct VaultRead: Sendable, Hashable, Codable {
  public enum Action: String, Sendable, Codable {
    case read, search, export
  }

  /// The participant's code; nil for a search that found nobody.
  public let participant: String?
  public let action: Action
  public let fields: [VaultField]
  public let purpose: VaultPurpose
  public let actor: String
  /// UTC.
  public let at: String

  static func write(
    _ action: Action, _ fields: some Sequence<VaultField>, of participant: Int64?,
    for purpose: VaultPurpose, in changes: ChangeSet
  ) throws {
    try changes.insert(
      "vault_reads", id: changes.newID(),
      [
        ("participant_id", participant), ("action", action.rawValue), ("fields", fields.written),
        ("purpose", purpose.rawValue), ("revision_id", changes.revision),
      ])
  }

  /// The log, newest first: of one participant, or the whole.
  public static func all(of participant: Int64? = nil, in db: Database) throws -> [VaultRead] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT p.code, r.action, r.fields, r.purpose, v.actor, v.at
        FROM vault_reads r JOIN revisions v ON v.id = r.revision_id
          LEFT JOIN participants p ON p.id = r.participant_id
        WHERE ?1 IS NULL OR r.participant_id = ?1
        ORDER BY v.at DESC, r.id DESC
        """, arguments: [participant]
    ).compactMap { row in
      guard let action = Action(rawValue: row["action"]),
        let purpose = VaultPurpose(rawValue: row["purpose"])
      else { return nil }
      let fields = (row["fields"] as String).split(separator: ";")
      return VaultRead(
        participant: row["code"], action: action,
        fields: fields.compactMap { VaultField(rawValue: String($0)) }, purpose: purpose,
        actor: row["actor"], at: row["at"])
    }
  }
}
