import Foundation
import Kernel
import PluginHost
import PluginProtocol
import TestSupport
import Testing

@Suite("Plugins in the box")
struct BoxTests {
  static let names = BoxTests.folders(in: "Plugins")
  static let strangers = BoxTests.folders(in: BoxTests.fixtures)
  private static let fixtures = "Tests/PluginHostTests/Fixtures/conform"

  /// What a plugin calls besides the program of its command.
  private static let programs = ["house-rules": ["jq"]]

  @Test("Each answers its cases as it should", arguments: names)
  func cases(name: String) throws {
    try BoxTests.with(name, in: "Plugins") { plugin in
      let cases = try PluginCase.all(of: plugin)
      #expect(cases.count >= 3)
      for found in cases {
        let fault = try found.difference(plugin, .init())
        #expect(fault == nil, "\(found.name): \(fault?.description ?? "")")
      }
    }
  }

  @Test("Each keeps the rules of the protocol, in all its hooks", arguments: names)
  func conforms(name: String) throws {
    try BoxTests.with(name, in: "Plugins") { try BoxTests.expectConforming($0) }
  }

  @Test("So do those written from the document alone", arguments: strangers)
  func strangersConform(name: String) throws {
    try BoxTests.with(name, in: BoxTests.fixtures) { plugin in
      try BoxTests.expectConforming(plugin)
      for found in try PluginCase.all(of: plugin) {
        let fault = try found.difference(plugin, .init())
        #expect(fault == nil, "\(found.name): \(fault?.description ?? "")")
      }
    }
  }

  @Test("There are plugins to try")
  func found() {
    #expect(
      BoxTests.names == [
        "house-rules", "kobo-concerns", "nap-completeness", "pdf-report", "xlsx-ledger",
      ])
    #expect(BoxTests.strangers == ["blanks-perl", "lines-node"])
  }

  @Test("Plugins in Python hold the same copy of the protocol's side")
  func copies() throws {
    let copies = try ["xlsx-ledger", "kobo-concerns", "pdf-report"].map {
      try Data(contentsOf: Shared.repository.appending(path: "Plugins/\($0)/baraza.py"))
    }
    #expect(Set(copies).count == 1)
  }

  @Test("Rules that jq cannot read are a refusal that says so")
  func brokenRules() throws {
    try BoxTests.with("house-rules", in: "Plugins") { plugin in
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let copy = folder.url.appending(path: "house-rules")
      try FileManager.default.copyItem(at: URL(filePath: plugin.folder), to: copy)
      try Data("def rules($settings): ;".utf8).write(to: copy.appending(path: "rules.jq"))
      let broken = try Plugin(folder: copy.path)
      let call = Call(id: "é7", hook: .recordCheck, Call.Parameters(host: "b"))
      let failure = try #require(throws: CallFailure.self) {
        try PluginCall(broken, call).run(.init())
      }
      #expect("\(failure)".contains("rules.jq cannot be read"), "\(failure)")
    }
  }

  private static func expectConforming(_ plugin: Plugin) throws {
    let cases = try PluginCase.all(of: plugin)
    for hook in plugin.manifest.hooks {
      let sample = cases.first { $0.name == "good" && plugin.manifest.hooks.count == 1 }
      for finding in try Conformance(plugin, hook: hook, sample: sample).run() {
        #expect(finding.isKept, "\(hook.rawValue), \(finding.words): \(finding.problem ?? "")")
      }
    }
  }

  /// Gives the plugin of a folder, unless this machine lacks what it is written in.
  private static func with(
    _ name: String, in folder: String, _ body: (Plugin) throws -> Void
  ) throws {
    let place = Shared.repository.appending(path: "\(folder)/\(name)")
    guard FileManager.default.fileExists(atPath: place.appending(path: "Sources").path) else {
      let plugin = try Plugin(folder: place.path)
      let lacking = ([plugin.manifest.command[0]] + (programs[name] ?? [])).filter {
        (try? RunProcess.run("sh", ["-c", "command -v \($0)"]))?.status != 0
      }
      guard lacking == [] else {
        print("skipped: \(name) needs \(lacking.joined(separator: ", ")), which is not there")
        return
      }
      return try body(plugin)
    }
    // A plugin that is compiled: with the program of this build, whatever lies in its folder.
    let copy = try TemporaryFolder()
    defer { copy.remove() }
    let home = copy.url.appending(path: name)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    for part in ["plugin.json", "cases"] {
      try FileManager.default.copyItem(
        at: place.appending(path: part), to: home.appending(path: part))
    }
    let built = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: name)
    try FileManager.default.copyItem(at: built, to: home.appending(path: name))
    try body(try Plugin(folder: home.path))
  }

  private static func folders(in path: String) -> [String] {
    let folder = Shared.repository.appending(path: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter {
      FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/plugin.json").path)
    }
  }
}
