import Foundation
import Kernel

/// A file that is added as evidence.
struct EvidenceFile {
  static let limit = 256 * 1024 * 1024

  let bytes: Data
  let name: String

  /// Throws ``EvidenceFailure``.
  init(_ path: String) throws {
    let url = URL(filePath: path)
    let handle: FileHandle
    do {
      handle = try FileHandle(forReadingFrom: url)
      bytes = try handle.read(upToCount: EvidenceFile.limit + 1) ?? Data()
    } catch {
      throw EvidenceFailure.unreadable(path)
    }
    guard !bytes.isEmpty else { throw EvidenceFailure.empty(path) }
    guard bytes.count <= EvidenceFile.limit else { throw EvidenceFailure.tooLarge(path) }
    name = url.lastPathComponent
  }

  /// By the name's extension.
  var mediaType: String {
    let known = [
      "pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv", "html": "text/html",
      "json": "application/json", "xml": "application/xml", "jpg": "image/jpeg",
      "jpeg": "image/jpeg", "png": "image/png", "mp3": "audio/mpeg", "mp4": "video/mp4",
      "odt": "application/vnd.oasis.opendocument.text",
      "ods": "application/vnd.oasis.opendocument.spreadsheet",
      "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
    return known[URL(filePath: name).pathExtension.lowercased()] ?? "application/octet-stream"
  }
}

/// Why a file cannot be kept as evidence, or not be given back.
enum EvidenceFailure: DiagnosticError, Equatable {
  case unreadable(String)
  case empty(String)
  case tooLarge(String)
  case notKept(String, url: String?)

  var diagnostic: Diagnostic {
    switch self {
    case .unreadable(let path):
      Diagnostic(
        .error, rule: "evidence.file", at: Place(file: path), "the file cannot be read.",
        remedy: "Check its name, and that it is a file that you may read.")
    case .empty(let path):
      Diagnostic(
        .error, rule: "evidence.file", at: Place(file: path), "the file is empty.",
        remedy: "Name the file that is the evidence.")
    case .tooLarge(let path):
      Diagnostic(
        .error, rule: "evidence.file", at: Place(file: path),
        "the file is larger than \(EvidenceFile.limit / 1024 / 1024) MiB.",
        remedy: "Keep it elsewhere, and add it with --url and --sha256.")
    case .notKept(let code, let url):
      Diagnostic(
        .error, rule: "evidence.no-file", at: Place(record: code),
        "The store keeps no file of the evidence “\(code)”.",
        remedy: url.map { "Read it at \($0), and compare its SHA-256." } ?? nil)
    }
  }
}
