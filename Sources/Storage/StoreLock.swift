import Glibc
import Synchronization

/// The lock beside a store that makes one process its only writer.
///
/// The lock file stays after release: removing it would let two processes hold
/// two different files of one name.
final class StoreLock: Sendable {
  private let descriptor: Mutex<Int32>

  /// Throws `StoreFailure.locked` with what the holder wrote about itself.
  init(storePath: String, purpose: String) throws {
    let path = storePath + ".lock"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFailure.file(path: path, errno: errno) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      defer { close(file) }
      guard code == EWOULDBLOCK else { throw StoreFailure.file(path: path, errno: code) }
      throw StoreFailure.locked(path: storePath, by: LockHolder(text: StoreLock.text(of: file)))
    }
    let holder = LockHolder(
      pid: String(getpid()), host: StoreLock.hostName(), purpose: purpose, since: UTCTime.now())
    // A disk without room for this line leaves the holder unnamed, not the store unlocked.
    var bytes = Array(holder.text.utf8)
    _ = ftruncate(file, 0)
    _ = pwrite(file, &bytes, bytes.count, 0)
    descriptor = Mutex(file)
  }

  deinit { release() }

  func release() {
    descriptor.withLock { file in
      guard file >= 0 else { return }
      _ = ftruncate(file, 0)
      close(file)
      file = -1
    }
  }

  private static func text(of file: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = pread(file, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  private static func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
