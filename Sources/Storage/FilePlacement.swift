import Glibc

/// A database written beside its final place and moved there whole, so that a
/// crash leaves either nothing or all of it under the final name.
struct FilePlacement {
  let target: String
  let temporary: String

  /// Makes the empty temporary file, readable by its owner alone.
  init(target: String) throws {
    self.target = target
    let mark = String(UInt64.random(in: .min ... .max), radix: 36)
    temporary = "\(FilePath.folder(of: target))/.\(FilePath.name(of: target)).partial-\(mark)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreFailure.file(path: target, errno: errno) }
    close(descriptor)
  }

  /// Moves the file to its place and makes that durable. Nothing may have it open.
  ///
  /// Refuses to replace a file: who wants that moves the old one aside first.
  func place() throws {
    try FilePath.synchronise(temporary)
    guard !FilePath.exists(target) else { throw StoreFailure.exists(path: target) }
    guard rename(temporary, target) == 0 else {
      throw StoreFailure.file(path: target, errno: errno)
    }
    try FilePath.synchronise(FilePath.folder(of: target))
  }

  /// Removes what is left of the temporary file.
  func discard() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) }
  }
}
