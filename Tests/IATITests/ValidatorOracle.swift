import Foundation
import TestSupport

@testable import IATI

/// `xmllint` with the official schemas.
enum ValidatorOracle {
  static let schemas = Shared.folder?.appending(path: "iati/schemas")

  /// Why there is none, nil where there is.
  static let absence: String? = {
    if schemas == nil { return "no ../shared beside the repository" }
    let run = try? RunProcess.run("xmllint", ["--version"])
    return run?.status == 0 ? nil : "no xmllint"
  }()

  /// The files that are valid, of those that are well-formed.
  static func valid(
    _ files: [URL], version: StandardVersion, root: String
  ) throws -> Set<String> {
    guard let schemas else { return [] }
    let schema = schemas.appending(path: "\(version.rawValue)/\(root)-schema.xsd")
    let run = try RunProcess.run(
      "xmllint", ["--noout", "--nonet", "--schema", schema.path] + files.map(\.path),
      timeLimit: .seconds(600))
    let lines = run.stderr.split(separator: "\n")
    return Set(lines.filter { $0.hasSuffix(" validates") }.map { String($0.dropLast(10)) })
  }
}
