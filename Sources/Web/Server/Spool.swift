import Foundation
import Glibc

/// Bytes on their way to a reader, more than memory should hold: in a file without a name, of which
/// nothing is left once nobody holds it.
final class Spool: @unchecked Sendable {
  private let file: FileHandle
  /// Written by its maker alone, before anybody reads.
  private(set) var count = 0

  init(in folder: URL = FileManager.default.temporaryDirectory) throws {
    var path = Array(folder.appending(path: "baraza-XXXXXX").path.utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0, unlink(path) == 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func append(_ bytes: [UInt8]) throws {
    try file.write(contentsOf: bytes)
    count += bytes.count
  }

  /// Gives all of it, a part at a time.
  func read(_ body: (Data) async throws -> Void) async throws {
    try file.seek(toOffset: 0)
    while let part = try file.read(upToCount: 1 << 18), !part.isEmpty { try await body(part) }
  }
}
