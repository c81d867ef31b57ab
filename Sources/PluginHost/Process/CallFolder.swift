import Foundation
import Glibc

/// The folder for what a program keeps during one call; nobody else may enter it.
struct CallFolder {
  let path: String

  init() throws(SystemError) {
    let pattern = FileManager.default.temporaryDirectory.appending(path: "baraza-plugin-XXXXXX")
    var name = Array(pattern.path.utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("mkdtemp") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder with all that is in it, also what the program has closed to itself.
  func remove() {
    let files = FileManager.default
    if (try? files.removeItem(atPath: path)) != nil { return }
    open(path)
    try? files.removeItem(atPath: path)
  }

  private func open(_ folder: String) {
    chmod(folder, 0o700)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names {
      var status = stat()
      let path = "\(folder)/\(name)"
      if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { open(path) }
    }
  }
}
