import Crypto
import IATI

/// Tells whether an activity is as it was: 16 bytes of the SHA-256 of its rows
/// and of the reader's version.
struct RecordFingerprint: Equatable {
  private var bytes: (UInt64, UInt64)

  init(of buffer: RecordBuffer) {
    var hash = SHA256()
    withUnsafeBytes(of: RecordReader.version) { hash.update(bufferPointer: $0) }
    buffer.withContent { hash.update(bufferPointer: $0) }
    bytes = hash.finalize().withUnsafeBytes {
      ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
  }

  static func == (lhs: RecordFingerprint, rhs: RecordFingerprint) -> Bool {
    lhs.bytes == rhs.bytes
  }

  func equals(_ stored: UnsafeRawBufferPointer) -> Bool {
    withUnsafeBytes(of: bytes) { $0.elementsEqual(stored) }
  }

  /// Lends the bytes to `body`.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withUnsafeBytes(of: bytes, body)
  }
}
