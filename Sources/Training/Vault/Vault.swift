import GRDB
import Kernel
import Storage

/// Who participants are, apart from everything else and encrypted.
///
/// Every way to a value writes the read log first, in the same transaction. The keys are read
/// from the key file for each call and not kept.
public struct Vault: Sendable {
  let store: Store
  let keyFile: KeyFile

  /// Opens the vault of a store that is open for writing: reading writes the read log.
  ///
  /// An erasure that was interrupted is carried through, and what the store proves erased is
  /// listed beside the key file where the list lacks it. Throws ``VaultFailure`` where the vault
  /// was not begun, or the key file is missing, damaged, open to others or another store's.
  public init(_ store: Store, _ keyFile: KeyFile) throws {
    self.store = store
    self.keyFile = keyFile
    let (proofs, pending) = try store.read { db in
      _ = try VaultKeys(keyFile, for: db)
      return (try Erasure.proofs(in: db), try keyFile.erased.pending(in: db))
    }
    try keyFile.erased.add(proofs)
    for (name, entries) in Dictionary(grouping: pending, by: \.by).sorted(by: { $0.key < $1.key }) {
      try store.change(by: Actor(name: name), because: "erasure that was interrupted") {
        try Erasure.destroy(entries, in: $0)
      }
    }
    if !pending.isEmpty { _ = try store.emptyLog() }
  }

  /// Begins a store's vault: makes a key, in a new key file or an existing one, and notes its id.
  ///
  /// Throws ``VaultFailure`` where there is a vault already, or the key file would lie in the
  /// store's folder, where one copy would take both.
  public static func begin(_ store: Store, _ keyFile: KeyFile, by actor: Actor) throws -> Vault {
    guard try store.read(VaultKeys.current) == nil else { throw VaultFailure.begunAlready }
    guard !keyFile.isBeside(store.path) else {
      throw VaultFailure.keyFileBesideStore(path: keyFile.path)
    }
    let key = try keyFile.addKey()
    try store.change(by: actor, because: "vault begin") { changes in
      try changes.insert(
        "vault_keys", id: changes.newID(),
        [
          ("key_id", key.id.description), ("state", "current"), ("revision_id", changes.revision),
        ])
    }
    return try Vault(store, keyFile)
  }

  /// The participant's code. Throws ``VaultFailure/participantMissing``.
  public func code(of participant: Int64) throws -> String {
    try store.read { try Vault.code(of: participant, in: $0) }
  }

  static func code(of participant: Int64, in db: Database) throws -> String {
    guard
      let code = try String.fetchOne(
        db, sql: "SELECT code FROM participants WHERE id = ?", arguments: [participant])
    else { throw VaultFailure.participantMissing }
    return code
  }
  /// The participant who has a code, however it was typed. Throws
  /// ``VaultFailure/participantMissing``, which does not repeat it: it may be a name by mistake.
  public static func participant(_ code: String, in db: Database) throws -> Int64 {
    guard
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM participants WHERE code = ?",
        arguments: [ParticipantCode(code)?.description ?? code])
    else { throw VaultFailure.participantMissing }
    return id
  }
}
