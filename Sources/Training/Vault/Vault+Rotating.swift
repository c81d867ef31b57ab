import Foundation
import GRDB
import Storage

/// What a change of keys did.
public struct RotationReceipt: Sendable, Hashable, Encodable {
  /// The ids of the keys.
  public let from: String
  public let to: String
  /// How many values were encrypted anew.
  public let values: Int
}

extension Vault {
  /// Encrypts every value with a new key, in one transaction.
  ///
  /// The new key is in the file before anything is encrypted with it, and the old one stays there
  /// for older backups until ``forgetOldKeys(by:)``: whenever this is interrupted, the store says
  /// which key it uses, and the file has it.
  public func rotate(
    by actor: Actor, phase: (Phase) -> Void = { _ in }
  ) throws -> RotationReceipt {
    let old = try store.read { try VaultKeys(keyFile, for: $0).current }
    let new = try keyFile.addKey()
    let count = try store.bulkRun(by: actor, because: "vault rotate", phase: phase) { run in
      let before = try VaultKeys(keyFile, for: run.db)
      try retire(in: run)
      try run.insert(
        "vault_keys", id: run.newID(),
        [("key_id", new.id.description), ("state", "current"), ("revision_id", run.revision)])
      let after = try VaultKeys(keyFile, for: run.db)
      var count = 0
      try HeldValue.each(in: run.db) { value in
        guard let salt = value.salt else {
          throw VaultFailure.unreadable(value.place.id, value.place.field)
        }
        let plain = try before.open(value)
        let ciphertext = try after.seal(plain, at: value.place, salt: salt)
        try run.db.cachedStatement(
          sql: "UPDATE vault_fields SET ciphertext = ?, revision_id = ? WHERE id = ?"
        ).execute(arguments: [ciphertext, run.revision, value.place.id])
        try after.writeIndex(of: plain, at: value.place, in: run.db)
        run.log(ciphertext)
        count += 1
      }
      run.manifest["from"] = old.id.description
      run.manifest["to"] = new.id.description
      run.manifest["values"] = String(count)
      return count
    }
    return RotationReceipt(from: old.id.description, to: new.id.description, values: count)
  }

  private func retire(in run: BulkRun) throws {
    try run.db.execute(
      sql: "UPDATE vault_keys SET state = 'retired', revision_id = ? WHERE state = 'current'",
      arguments: [run.revision])
  }

  /// Removes from the key file the keys that the store no longer uses, and gives their ids.
  ///
  /// What older backups and the history hold of the vault cannot be read by anybody then, whoever
  /// has them and today's key file.
  public func forgetOldKeys(by actor: Actor) throws -> [String] {
    try store.change(by: actor, because: "vault forget old keys") { changes in
      _ = try VaultKeys(keyFile, for: changes.db)
      let rows = try Row.fetchAll(
        changes.db, sql: "SELECT id, key_id FROM vault_keys WHERE state = 'retired' ORDER BY id")
      for row in rows {
        try changes.update(
          "vault_keys", id: row["id"],
          [("state", "forgotten"), ("revision_id", changes.revision)])
      }
      let ids = rows.map { $0["key_id"] as String }
      let forgotten = ids.compactMap { Data(hexadecimal: $0) }.map { VaultKey.ID(bytes: $0) }
      try keyFile.remove(Set(forgotten))
      return ids
    }
  }
}
