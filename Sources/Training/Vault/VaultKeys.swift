import Foundation
import GRDB
import Storage

/// The keys of one store's vault, read from the key file for as long as one call lasts.
struct VaultKeys {
  private let keys: [VaultKey.ID: VaultKey]
  /// The key by which values are encrypted.
  let current: VaultKey
  let index: BlindIndex

  /// Throws ``VaultFailure`` where the file is not this store's.
  init(_ file: KeyFile, for db: Database) throws {
    guard let used = try VaultKeys.current(in: db) else { throw VaultFailure.notBegun }
    let keys: [VaultKey.ID: VaultKey]
    do {
      keys = try file.keys()
    } catch VaultFailure.keyFileMissing(let path, _) {
      throw VaultFailure.keyFileMissing(path: path, key: used)
    }
    guard let current = keys.values.first(where: { $0.id.description == used }) else {
      throw VaultFailure.wrongKey(path: file.path, key: used)
    }
    self.keys = keys
    self.current = current
    index = BlindIndex(current)
  }

  /// The id of the key in use; nil where no vault was begun.
  static func current(in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT key_id FROM vault_keys WHERE state = 'current'")
  }

  func open(_ value: HeldValue) throws -> String {
    let place = value.place
    guard let salt = value.salt, let key = ValueSeal.key(of: value.ciphertext).flatMap({ keys[$0] })
    else { throw VaultFailure.unreadable(place.id, place.field) }
    return try ValueSeal.open(value.ciphertext, at: place, salt: salt, with: key)
  }

  func seal(_ value: String, at place: ValuePlace, salt: Data) throws -> Data {
    try ValueSeal.seal(value, at: place, salt: salt, with: current)
  }

  /// Writes the index of a value, whose old one went when the ciphertext changed.
  func writeIndex(of value: String, at place: ValuePlace, in db: Database) throws {
    for token in index.tokens(of: value, in: place.field) {
      try db.cachedStatement(sql: "INSERT INTO vault_index (token, field_id) VALUES (?, ?)")
        .execute(arguments: [token, place.id])
    }
  }
}
