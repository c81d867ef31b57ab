import Foundation
import TestSupport
import Testing

/// A store of one test, its folder, and the commands to which pages are compared.
final class ImportStore: Sendable {
  let folder: TemporaryFolder

  /// With the first version of the feed `feed`.
  init() throws {
    folder = try TemporaryFolder()
    _ = try run(
      "init", "--office", "7", "--currency", "GBP", "--rate-source", "eurofxref", "--own",
      "XX-EXAMPLE-IPO", "--own-name", "Illustrative Peace Organisation")
    try write(ImportStore.feed(["1": "Dialogue", "2": "Schools", "3": "Radio"]), to: "v1.xml")
    _ = try run("import", "v1.xml", "--feed", "feed")
  }

  /// A store that begins as another's is, byte by byte.
  init(like other: ImportStore) throws {
    let own = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: other.folder.url.path) {
      try FileManager.default.copyItem(
        at: other.folder.url.appending(path: name), to: own.url.appending(path: name))
    }
    folder = own
  }

  deinit { folder.remove() }

  var path: String { folder.url.appending(path: "store.sqlite").path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.url.appending(path: name)))
  }

  /// What a command prints; `statuses` are those that it may end with.
  @discardableResult
  func run(_ arguments: String..., statuses: Set<Int32> = [0, 3]) throws -> String {
    let run = try RunProcess.run(
      DemoStore.program, arguments,
      environment: [
        "BARAZA_STORE": path, "BARAZA_ACTOR": "Tester", "BARAZA_PROGRESS": "",
        "BARAZA_KEYS": folder.url.appending(path: "nowhere/vault.key").path,
      ], directory: folder.url, timeLimit: .seconds(120))
    try #require(run.status.map(statuses.contains) == true, "\(arguments): \(run.stderr)")
    return run.stdout
  }

  func digest() throws -> String {
    let check = try JSONSerialization.jsonObject(
      with: Data(try run("store", "check", "--digest", "--json").utf8))
    let fields = try #require(check as? [String: Any])
    #expect(fields["ok"] as? Bool == true)
    return try #require(fields["digest"] as? String)
  }

  /// The number of the run that came last.
  func latestRun() throws -> String {
    let list = try run("run", "list", "--limit", "1", "--format", "csv")
    return list.split(separator: "\r\n").last?.split(separator: ",").first.map(String.init) ?? ""
  }

  /// Activities by the ends of their identifiers, with their titles.
  static func feed(_ titles: [String: String]) -> String {
    let activities = titles.sorted { $0.key < $1.key }.map { number, title in
      let escaped = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      return """
        <iati-activity default-currency="GBP" xml:lang="en">
        <iati-identifier>XX-EXAMPLE-IPO-\(number)</iati-identifier>
        <reporting-org ref="XX-EXAMPLE-IPO" type="21"><narrative>Illustrative</narrative></reporting-org>
        <title><narrative>\(escaped)</narrative></title>
        <activity-status code="2"/>
        <recipient-country code="LR" percentage="100"/>
        <transaction ref="T\(number)"><transaction-type code="3"/>
        <transaction-date iso-date="2023-05-01"/><value value-date="2023-05-01">\(title.count)</value>
        </transaction></iati-activity>
        """
    }
    return "<iati-activities version=\"2.03\">\(activities.joined())</iati-activities>"
  }
}
