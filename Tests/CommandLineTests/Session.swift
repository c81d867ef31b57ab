import Foundation
import TestSupport
import Testing

/// A folder with a store in it, and the program that was built with these tests.
struct Session: ~Copyable {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A session whose store begins as another's is.
  init(like other: borrowing Session) throws {
    let own = try TemporaryFolder()
    let names = try FileManager.default.contentsOfDirectory(atPath: other.folder.url.path)
    for name in names where name.hasPrefix("store.sqlite") {
      try FileManager.default.copyItem(
        at: other.folder.url.appending(path: name), to: own.url.appending(path: name))
    }
    folder = own
  }

  deinit { folder.remove() }

  /// The executable lies beside the tests' own.
  static var program: String {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "baraza").path
  }

  /// The samples of the repository.
  static func sample(_ path: String) -> String {
    Shared.repository.appending(path: "Imports/\(path)").path
  }

  var store: String { file("store.sqlite") }

  func file(_ name: String) -> String { folder.url.appending(path: name).path }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
    return file(name)
  }

  var environment: [String: String] {
    [
      "BARAZA_STORE": store, "BARAZA_ACTOR": "Tester", "BARAZA": Session.program,
      "BARAZA_PROGRESS": "", "XDG_DATA_HOME": file("data"), "BARAZA_KEYS": file("keys/vault.key"),
    ]
  }

  func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> RunProcess {
    try RunProcess.run(
      Session.program, arguments, environment: self.environment.merging(environment) { $1 })
  }

  func run(_ arguments: String...) throws -> RunProcess { try run(arguments) }

  /// Runs the program within a shell or another program, which finds it as `BARAZA`.
  func script(_ program: String, _ text: String, _ arguments: [String] = []) throws -> RunProcess {
    try RunProcess.run(program, ["-c", text] + arguments, environment: environment)
  }

  /// The JSON object that a command writes; it must end with the status.
  func object(_ arguments: String..., status: Int32 = 0) throws -> [String: Any] {
    let result = try run(arguments + ["--json"])
    #expect(result.status == status, "\(arguments): \(result.stderr)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [String: Any])
  }

  /// The JSON array that a command writes.
  func rows(_ arguments: String..., status: Int32 = 0) throws -> [[String: Any]] {
    let result = try run(arguments + ["--json"])
    #expect(result.status == status, "\(arguments): \(result.stderr)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [[String: Any]])
  }

  /// A store with an illustrative organisation, and one feed in it if one is named.
  func begin(importing feed: String? = nil) throws {
    let made = try run(
      "init", "--currency", "GBP", "--rate-source", "eurofxref", "--own", "XX-EXAMPLE-IPO",
      "--own-name", "Illustrative Peace Organisation")
    try #require(made.status == 0, "\(made.stderr)")
    guard let feed else { return }
    let imported = try run("import", Session.sample("feeds/\(feed).xml"))
    try #require(imported.status == 0 || imported.status == 3, "\(imported.stderr)")
  }

  /// What the store says, whatever its ids and times.
  func digest() throws -> String {
    try #require(try object("store", "check", "--digest")["digest"] as? String)
  }
}
