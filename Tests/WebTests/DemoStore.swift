import Foundation
import TestSupport
import Testing

/// The store that `make demo` fills, made once for all tests here.
struct DemoStore: Sendable {
  let folder: URL

  static let shared = Result { try DemoStore() }

  /// The executable lies beside the tests' own.
  static var program: String {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "baraza").path
  }

  var path: String { folder.appending(path: "demo/baraza.sqlite").path }

  private init() throws {
    // It stays until the system clears its temporary files: tests share it to the end.
    folder = try TemporaryFolder().url
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "Imports"),
      withDestinationURL: Shared.repository.appending(path: "Imports"))
    let script = Shared.repository.appending(path: "Imports/demo.sh").path
    let made = try RunProcess.run(
      "sh", [script], environment: ["BARAZA": DemoStore.program], directory: folder,
      timeLimit: .seconds(300))
    try #require(made.status == 0, "\(made.stderr.suffix(2_000))")
  }

  /// What a command says of it.
  func run(_ arguments: [String]) throws -> RunProcess {
    try RunProcess.run(
      DemoStore.program, arguments,
      environment: [
        "BARAZA_STORE": path, "BARAZA_ACTOR": "Tester", "BARAZA_PROGRESS": "",
        "BARAZA_KEYS": folder.appending(path: "nowhere/vault.key").path,
      ])
  }

  func json(_ arguments: String) throws -> String {
    let result = try run(arguments.split(separator: " ").map(String.init) + ["--json"])
    try #require(result.status == 0, "\(arguments): \(result.stderr)")
    return result.stdout
  }
}
