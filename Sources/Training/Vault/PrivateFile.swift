import Foundation
import Glibc
import Synchronization

/// A small file that its owner alone may read: read whole, replaced whole.
struct PrivateFile: Sendable {
  let path: String

  /// Its folder, absolute where that exists.
  var folder: String { URL(filePath: path).deletingLastPathComponent().path }

  var exists: Bool { access(path, F_OK) == 0 }

  /// The file's text; nil where there is none. Throws ``VaultFailure`` where others may read or
  /// write it.
  func text() throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure()
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw VaultFailure.keyFileUnusable(path: path, reason: "it is no file")
    }
    guard status.st_mode & 0o077 == 0 else { throw VaultFailure.keyFileExposed(path: path) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    let bytes = try handle.readToEnd() ?? Data()
    guard let text = String(data: bytes, encoding: .utf8) else {
      throw VaultFailure.keyFileDamaged(path: path, detail: "it is no text")
    }
    return text
  }

  /// Reads, changes and replaces the text, one process at a time. The new text is on the disk
  /// before the old one goes; where the body throws, or gives the old text, the old one stays.
  ///
  /// The folder is made where it is missing, for its owner alone.
  func replace(_ body: (String?) throws -> String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw failure() }
    defer { close(lock) }
    let old = try text()
    let new = try body(old)
    guard new != old else { return }
    try write(new, at: "\(path).new-\(String(UInt64.random(in: .min ... .max), radix: 36))")
    guard fsync(lock) == 0 || errno == EINVAL else { throw failure() }
  }

  private func write(_ text: String, at temporary: String) throws {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer {
      close(descriptor)
      unlink(temporary)
    }
    do {
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        .write(contentsOf: Data(text.utf8))
    } catch {
      throw failure()
    }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure() }
  }

  private func failure() -> VaultFailure {
    .keyFileUnusable(path: path, reason: String(cString: strerror(errno)))
  }
}
