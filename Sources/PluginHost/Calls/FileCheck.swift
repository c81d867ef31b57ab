import Crypto
import Foundation
import PluginProtocol
import Storage

/// Whether the chunks of a file are the bytes that its beginning states. One answer has one file.
struct FileCheck {
  private var file: FileItem?
  private var count = 0
  private var hash = SHA256()

  /// - Throws: ``CallFault``
  mutating func begin(_ file: FileItem, line: Int) throws {
    guard self.file == nil else {
      throw CallFault.file("there is a second file, “\(file.name)”.", line: line)
    }
    guard !file.name.isEmpty, !file.name.contains("/"), ![".", ".."].contains(file.name) else {
      throw CallFault.file("“\(file.name)” is no name of a file without a folder.", line: line)
    }
    self.file = file
  }

  /// - Throws: ``CallFault``
  mutating func append(_ chunk: ChunkItem, line: Int) throws {
    guard let file else {
      throw CallFault.chunk("there is a chunk before any file.", line: line)
    }
    guard let bytes = Data(base64Encoded: chunk.base64) else {
      throw CallFault.chunk("the chunk is not base64.", line: line)
    }
    guard bytes.count <= PluginProtocol.chunkBytes else {
      throw CallFault.chunk("the chunk has \(bytes.count) bytes.", line: line)
    }
    count += bytes.count
    guard count <= file.bytes else {
      throw CallFault.file(
        "“\(file.name)” states \(file.bytes) bytes, and more came.", line: line)
    }
    hash.update(data: bytes)
  }

  /// - Throws: ``CallFault`` where bytes are missing, or are others than stated.
  mutating func finish(line: Int) throws {
    guard let file else { return }
    guard count == file.bytes else {
      throw CallFault.file(
        "“\(file.name)” states \(file.bytes) bytes, and \(count) came.", line: line)
    }
    guard Data(hash.finalize()).hexadecimal == file.sha256 else {
      throw CallFault.file("the SHA-256 of “\(file.name)” is not that of its chunks.", line: line)
    }
  }
}
