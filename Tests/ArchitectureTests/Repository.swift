import Foundation
import TestSupport

/// The repository that these tests belong to.
enum Repository {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// All Swift files under `Sources`, in order of their paths.
  static func sources() throws -> [SourceFile] { try loaded.get() }

  private static let loaded = Result { try load() }

  private static func load() throws -> [SourceFile] {
    let top = folder.appending(path: "Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: top.path)
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let path = "Sources/\(name)"
      return SourceFile(path: path, source: try text(path))
    }
  }

  /// The names of the folders in `Sources`.
  static func modules() throws -> [String] {
    let top = folder.appending(path: "Sources")
    return try FileManager.default.contentsOfDirectory(atPath: top.path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The paths that git tracks; nil where this is no checkout or git is missing.
  static let trackedFiles: [String]? = {
    let run = try? RunProcess.run("git", ["-C", folder.path, "ls-files", "-z"])
    guard let run, run.status == 0 else { return nil }
    return run.stdout.split(separator: "\0").map(String.init)
  }()
}
