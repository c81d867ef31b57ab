import Crypto
import Foundation
import Storage

/// The SHA-256 of all that an entry and its shares say.
enum EntryDigest {
  /// Each field is hashed behind its length, so that none can pass for parts of two; a missing
  /// one differs from an empty one.
  static func hex(_ fields: [String?]) -> String {
    var hash = SHA256()
    for field in fields {
      let bytes = field.map { Array($0.utf8) }
      let length = Int64(bytes?.count ?? -1)
      withUnsafeBytes(of: length.bigEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes ?? [])
    }
    return Data(hash.finalize()).hexadecimal
  }
}
