import Crypto
import Kernel
import XML

/// A file that a run reads, as its log has it.
struct ReadFile: Sendable {
  let path: String
  /// In bytes.
  let size: Int
  let sha256: String

  init(path: String, size: Int, sha256: String) {
    self.path = path
    self.size = size
    self.sha256 = sha256
  }

  /// Reads it once.
  init(path: String) throws {
    var hash = SHA256()
    var size = 0
    try XMLInputFile(path: path).forEachRawChunk {
      hash.update(bufferPointer: $0)
      size += $0.count
    }
    self.init(path: path, size: size, sha256: SHA256.hex(hash.finalize()))
  }

  /// - Parameter kind: the name of the form, or of what read it.
  func described(as kind: String) -> ImportOutcome.File {
    ImportOutcome.File(file: path, sha256: sha256, kind: kind, version: nil)
  }
}
