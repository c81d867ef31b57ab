import GRDB
import Kernel

/// How a store's vault stands. Opens no value.
public struct VaultStatus: Sendable, Hashable, Encodable {
  /// Whether the store has a vault.
  public let begun: Bool
  /// The id of the key that the store needs.
  public let key: String?
  /// The path of the key file.
  public let keyFile: String
  /// Whether the key file has the key.
  public let opens: Bool
  /// Why not, and what to do.
  public let problem: String?
  /// How many participants the vault holds something of.
  public let people: Int
  public let values: Int
  /// How many values were erased.
  public let erased: Int
  /// How many keys older backups need that are not forgotten.
  public let oldKeys: Int

  public static func load(_ keyFile: KeyFile, in db: Database) throws -> VaultStatus {
    let key = try VaultKeys.current(in: db)
    var problem: String?
    do {
      _ = try VaultKeys(keyFile, for: db)
    } catch let failure as VaultFailure {
      problem = failure.description
    }
    let count = { (sql: String) in try Int.fetchOne(db, sql: "SELECT count(\(sql)") ?? 0 }
    return VaultStatus(
      begun: key != nil, key: key, keyFile: keyFile.path, opens: problem == nil, problem: problem,
      people: try count("DISTINCT participant_id) FROM vault_fields"),
      values: try count("*) FROM vault_fields"), erased: try count("*) FROM vault_erasures"),
      oldKeys: try count("*) FROM vault_keys WHERE state = 'retired'"))
  }
}
