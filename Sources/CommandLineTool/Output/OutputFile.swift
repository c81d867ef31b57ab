import Foundation
import Kernel

/// A file that a command writes: whole, or not at all. `-` is standard output.
enum OutputFile {
  ///
  /// - Parameter isPrivate: whether its owner alone may read it.
  static func write<T>(
    to path: String, isPrivate: Bool = false, _ body: (FileHandle) throws -> T
  ) throws -> T {
    guard path != "-" else { return try body(.standardOutput) }
    let target = URL(filePath: path)
    let part = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).\(getpid()).part")
    guard
      FileManager.default.createFile(
        atPath: part.path, contents: nil, attributes: isPrivate ? [.posixPermissions: 0o600] : nil)
    else {
      throw OutputFileFailure(path: path, reason: String(cString: strerror(errno)))
    }
    do {
      let handle = try FileHandle(forWritingTo: part)
      let result = try body(handle)
      try handle.synchronize()
      try handle.close()
      guard rename(part.path, target.path) == 0 else {
        throw OutputFileFailure(path: path, reason: String(cString: strerror(errno)))
      }
      return result
    } catch {
      try? FileManager.default.removeItem(at: part)
      throw error
    }
  }

  /// A folder takes a file named after what is written.
  static func path(_ out: String, named name: String, _ suffix: String) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: out, isDirectory: &isFolder)
    guard out.hasSuffix("/") || exists && isFolder.boolValue else { return out }
    let stem = name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
    return "\(out)\(out.hasSuffix("/") ? "" : "/")\(String(stem)).\(suffix)"
  }

  static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    try write(to: path) { try $0.write(contentsOf: Data(bytes)) }
  }
}

/// Why a file could not be written.
struct OutputFileFailure: DiagnosticError {
  let path: String
  let reason: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .critical, rule: "output.file", at: Place(file: path),
      "the file cannot be written: \(reason).",
      remedy: "Check that its folder exists and who may write there.")
  }
}
