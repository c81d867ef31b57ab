import Foundation
import Glibc

/// A file that was sent, kept aside under a number.
struct UploadedFile: Sendable, Hashable {
  /// What it is called, without folders.
  let name: String
  let path: String
}

extension UploadedFile {
  /// The name of a file out of what a browser, or somebody else, calls it. Nothing on the disk is
  /// ever called so.
  static func name(of text: String) throws(BodyFailure) -> String {
    let last = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let name = last.trimmingCharacters(in: .whitespaces)
    let isPlain = name.unicodeScalars.allSatisfy {
      // Marks that turn the direction of what follows would show another ending.
      ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
        $0.properties.generalCategory)
    }
    guard isPlain, !name.isEmpty, name.utf8.count <= 200, name != ".", name != ".." else {
      throw .fileName(text)
    }
    return name
  }
}

/// Writes one file as it comes, for its owner alone.
final class UploadWriter {
  let file: UploadedFile
  private let descriptor: Int32
  private(set) var count = 0

  init(_ file: UploadedFile) throws(BodyFailure) {
    self.file = file
    descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notKept(String(cString: strerror(errno))) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: ArraySlice<UInt8>) throws(BodyFailure) {
    let fault = bytes.withUnsafeBytes { bytes -> Int32? in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        done += count
      }
      return nil
    }
    if let fault { throw .notKept(String(cString: strerror(fault))) }
    count += bytes.count
  }
}
