import Glibc

/// Paths and the file calls that a store's safety rests on.
enum FilePath {
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? path
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// One name for one file, so that two ways to write its path meet one lock.
  static func canonical(_ path: String) throws -> String {
    if let resolved = resolved(path) { return resolved }
    guard let folder = resolved(folder(of: path)) else {
      throw StoreFailure.cannotOpen(path: path, reason: "its folder does not exist")
    }
    return (folder == "/" ? "" : folder) + "/" + name(of: path)
  }

  /// Makes the file's bytes, or a folder's entries, survive a loss of power.
  static func synchronise(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreFailure.file(path: path, errno: errno) }
    defer { close(descriptor) }
    // Some file systems cannot synchronise a folder, and say EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw StoreFailure.file(path: path, errno: errno)
    }
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
