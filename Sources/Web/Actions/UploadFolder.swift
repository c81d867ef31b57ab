import Foundation
import Glibc
import Synchronization

/// Where what was sent waits: a folder of this server's own, which its owner alone may read, apart
/// from the store. A lock beside it tells whether its server still runs.
final class UploadFolder: Sendable {
  /// Of all servers.
  let root: String
  private let own = Mutex<(path: String, lock: Int32)?>(nil)

  init(root: String) { self.root = root }

  /// Below the user's folder for what can be made anew.
  convenience init(environment: [String: String]) {
    let named = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
    self.init(root: "\(named ?? "\(home)/.cache")/baraza/uploads")
  }

  /// A new folder for the files of one form.
  func make() throws(BodyFailure) -> String {
    let path = "\(try ownPath())/\(UploadFolder.mark())"
    guard mkdir(path, 0o700) == 0 else { throw .notKept(String(cString: strerror(errno))) }
    return path
  }

  func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

  /// Removes what servers left that did not end by themselves.
  func sweep() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    for name in names where name.hasSuffix(UploadFolder.ending) {
      let path = "\(root)/\(name)"
      let lock = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 {
        remove(String(path.dropLast(UploadFolder.ending.count)))
        remove(path)
      }
      Glibc.close(lock)
    }
  }

  /// Removes this server's own.
  func close() {
    own.withLock { own in
      guard let (path, lock) = own else { return }
      remove(path)
      remove(path + UploadFolder.ending)
      Glibc.close(lock)
      own = nil
    }
  }

  private static let ending = ".lock"

  private static func mark() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

  private func ownPath() throws(BodyFailure) -> String {
    let made = own.withLock { own -> Result<String, BodyFailure> in
      if let own { return .success(own.path) }
      try? FileManager.default.createDirectory(
        atPath: root, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let path = "\(root)/\(UploadFolder.mark())"
      let lock = open(path + UploadFolder.ending, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0, mkdir(path, 0o700) == 0 else {
        return .failure(.notKept("\(root): \(String(cString: strerror(errno)))"))
      }
      own = (path, lock)
      return .success(path)
    }
    return try made.get()
  }
}
