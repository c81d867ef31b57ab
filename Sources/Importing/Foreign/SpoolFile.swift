import Foundation
import Glibc
import Kernel
import Synchronization

/// Lines in a temporary file without a name: it is gone with the process, however that ends.
final class SpoolFile: Sendable {
  private let descriptor: Int32
  private let waiting = Mutex(Data())

  init() throws(SpoolFailure) {
    let pattern = FileManager.default.temporaryDirectory.appending(path: "baraza-spool-XXXXXX")
    var name = Array(pattern.path.utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw SpoolFailure(reason: String(cString: strerror(errno))) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(name)
  }

  deinit { close(descriptor) }

  /// Adds a line with its line feed.
  func append(_ line: Data) throws {
    let isFull = waiting.withLock {
      $0.append(line)
      return $0.count >= SpoolFile.block
    }
    if isFull { try flush() }
  }

  /// Writes what waits.
  func flush() throws(SpoolFailure) {
    let bytes = waiting.withLock { waiting in
      defer { waiting = Data() }
      return waiting
    }
    let fault = bytes.withUnsafeBytes { bytes -> Int32? in
      var done = 0
      while done < bytes.count {
        let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        done += count
      }
      return nil
    }
    if let fault { throw SpoolFailure(reason: String(cString: strerror(fault))) }
  }

  /// Bytes from a place on; empty at the end.
  fileprivate func bytes(from offset: Int) throws(SpoolFailure) -> Data {
    var bytes = Data(count: SpoolFile.block)
    let count = bytes.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
    }
    guard count >= 0 else { throw SpoolFailure(reason: String(cString: strerror(errno))) }
    return bytes.prefix(count)
  }

  private static let block = 1 << 16
}

/// Reads the lines of a spool from its beginning.
struct SpoolLines {
  private let file: SpoolFile
  private var rest = Data()
  private var offset = 0
  /// Bytes of the lines that were given.
  private(set) var bytesRead = 0

  init(_ file: SpoolFile) { self.file = file }

  /// The next line without its line feed; nil at the end.
  mutating func next() throws -> Data? {
    var searched = rest.startIndex
    while true {
      if let end = rest[searched...].firstIndex(of: 0x0A) {
        let line = rest[rest.startIndex..<end]
        rest = rest[(end + 1)...]
        bytesRead += line.count + 1
        return line
      }
      let more = try file.bytes(from: offset)
      guard !more.isEmpty else { return nil }
      offset += more.count
      rest = Data(rest) + more
      searched = rest.startIndex
    }
  }
}

/// Why what a reader proposes could not be kept aside.
struct SpoolFailure: DiagnosticError {
  let reason: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .critical, rule: "import.spool",
      "The records cannot be kept in a temporary file: \(reason).",
      remedy: "Check the space in the folder for temporary files, or name another in TMPDIR.")
  }
}
