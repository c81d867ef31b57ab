import Glibc

/// The file of a workbook, written beside its place and moved there whole.
struct WorkbookFile {
  let target: String
  let temporary: String

  /// The folder of both, where libxlsxwriter keeps its temporary files too: they hold what the
  /// workbook holds, and are on the disk that must have room for it anyway.
  let folder: String

  /// Makes the empty temporary file.
  init(target: String) throws(SpreadsheetFailure) {
    self.target = target
    let name = target.split(separator: "/").last.map(String.init) ?? target
    folder =
      target.lastIndex(of: "/").map { $0 == target.startIndex ? "/" : String(target[..<$0]) }
      ?? "."
    let mark = String(UInt64.random(in: .min ... .max), radix: 36)
    temporary = "\(folder)/.\(name).partial-\(mark)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno) }
    close(descriptor)
  }

  /// Moves the file to its place, over one that is there, and makes that durable.
  func place() throws(SpreadsheetFailure) {
    try synchronise(temporary)
    guard rename(temporary, target) == 0 else { throw failure(errno) }
    try synchronise(folder)
  }

  /// Removes what is left of the temporary file.
  func discard() { unlink(temporary) }

  func failure(_ code: Int32) -> SpreadsheetFailure {
    .file(path: target, reason: String(cString: strerror(code)))
  }

  private func synchronise(_ path: String) throws(SpreadsheetFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    // Some file systems cannot synchronise a folder, and say EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(errno) }
  }
}
