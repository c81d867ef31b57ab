import Crypto
import Foundation
import Storage

/// Where a value stands: it opens there and nowhere else.
struct ValuePlace: Sendable, Hashable {
  /// The row of `vault_fields`.
  let id: Int64
  let participant: Int64
  let field: VaultField
  let mark: Data

  /// The additional data of the encryption.
  fileprivate func binding(_ key: VaultKey.ID) -> Data {
    var hasher = FieldHasher()
    hasher.text("vault_fields")
    hasher.text("ciphertext")
    hasher.integer(id)
    hasher.integer(participant)
    hasher.text(field.rawValue)
    hasher.blob(mark)
    hasher.blob(key.bytes)
    return hasher.finish()
  }
}

/// A value encrypted by AES-GCM under a key of its own: one byte of version, the id of the vault's
/// key, a random nonce of 12 bytes, the ciphertext, and a tag of 16 bytes.
enum ValueSeal {
  private static let version: UInt8 = 1
  private static let head = 1 + VaultKey.ID.length

  static func seal(
    _ value: String, at place: ValuePlace, salt: Data, with key: VaultKey
  ) throws -> Data {
    let box = try AES.GCM.seal(
      Data(value.utf8), using: key.valueKey(salt: salt), authenticating: place.binding(key.id))
    guard let combined = box.combined else { throw VaultFailure.unreadable(place.id, place.field) }
    return [version] + key.id.bytes + combined
  }

  /// Which key a value was encrypted with; nil for what is no such value.
  static func key(of ciphertext: Data) -> VaultKey.ID? {
    guard ciphertext.count > head, ciphertext.first == version else { return nil }
    return VaultKey.ID(bytes: Data(ciphertext.dropFirst().prefix(VaultKey.ID.length)))
  }

  /// Throws ``VaultFailure/unreadable(_:_:)`` for what was moved or edited.
  static func open(
    _ ciphertext: Data, at place: ValuePlace, salt: Data, with key: VaultKey
  ) throws -> String {
    guard let box = try? AES.GCM.SealedBox(combined: Data(ciphertext.dropFirst(head))),
      let bytes = try? AES.GCM.open(
        box, using: key.valueKey(salt: salt), authenticating: place.binding(key.id)),
      let value = String(data: bytes, encoding: .utf8)
    else { throw VaultFailure.unreadable(place.id, place.field) }
    return value
  }
}
