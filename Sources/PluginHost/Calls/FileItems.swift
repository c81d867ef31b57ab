import Crypto
import Foundation
import PluginProtocol
import Storage

/// The items that a file is sent as.
public struct FileItems {
  private let handle: FileHandle
  private var beginning: Item?

  /// - Throws: where the file cannot be read.
  public init(path: String, mediaType: String? = nil) throws {
    let url = URL(filePath: path)
    handle = try FileHandle(forReadingFrom: url)
    var hash = SHA256()
    var count = 0
    while let bytes = try handle.read(upToCount: 1 << 20), !bytes.isEmpty {
      hash.update(data: bytes)
      count += bytes.count
    }
    try handle.seek(toOffset: 0)
    beginning = .file(
      FileItem(
        name: url.lastPathComponent, mediaType: mediaType, bytes: count,
        sha256: Data(hash.finalize()).hexadecimal))
  }

  /// The next item; nil at the end.
  public mutating func next() throws -> Item? {
    if let beginning {
      self.beginning = nil
      return beginning
    }
    guard let bytes = try handle.read(upToCount: PluginProtocol.chunkBytes), !bytes.isEmpty else {
      try handle.close()
      return nil
    }
    return .chunk(ChunkItem(base64: bytes.base64EncodedString()))
  }

  /// The items of a file that is in memory.
  public static func items(
    name: String, mediaType: String? = nil, of bytes: Data
  ) -> [Item] {
    let hash = Data(SHA256.hash(data: bytes)).hexadecimal
    let bytes = Data(bytes)
    let chunks = stride(from: 0, to: bytes.count, by: PluginProtocol.chunkBytes).map { start in
      let part = bytes.dropFirst(start).prefix(PluginProtocol.chunkBytes)
      return Item.chunk(ChunkItem(base64: part.base64EncodedString()))
    }
    let file = FileItem(name: name, mediaType: mediaType, bytes: bytes.count, sha256: hash)
    return [.file(file)] + chunks
  }
}
