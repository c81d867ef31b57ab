import Crypto
import Foundation
import Storage

/// The secret from which the keys of all values, and that of the search index, are derived.
struct VaultKey: Sendable, Equatable {
  /// Follows from the secret and tells nothing of it: a key is known by it, and a damaged one.
  struct ID: Sendable, Hashable, CustomStringConvertible {
    static let length = 8
    let bytes: Data

    /// 16 hexadecimal digits.
    var description: String { bytes.hexadecimal }
  }

  static let length = 32
  let secret: SymmetricKey
  let id: ID

  /// A new random key.
  init() { self.init(secret: SymmetricKey(size: .bits256)) }

  /// Nil unless there are 32 bytes.
  init?(bytes: Data) {
    guard bytes.count == VaultKey.length else { return nil }
    self.init(secret: SymmetricKey(data: bytes))
  }

  private init(secret: SymmetricKey) {
    self.secret = secret
    let id = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, info: Data("baraza vault id 1".utf8), outputByteCount: ID.length)
    self.id = ID(bytes: id.withUnsafeBytes { Data($0) })
  }

  /// The key of one value. Without the salt nobody can derive it again.
  func valueKey(salt: Data) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, salt: salt, info: Data("baraza vault value 1".utf8),
      outputByteCount: VaultKey.length)
  }

  /// The key of the search index.
  var indexKey: SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, info: Data("baraza vault index 1".utf8),
      outputByteCount: VaultKey.length)
  }
}
