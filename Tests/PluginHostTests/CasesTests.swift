import Foundation
import Kernel
import PluginHost
import PluginProtocol
import TestSupport
import Testing

@Suite("Cases and conformance of plugins")
struct CasesTests {
  private static let input = """
    {"jsonrpc":"2.0","id":"7","method":"import.read","params":{"protocol":1,"host":"b","settings":{},"forms":["concerns"]}}
    {"jsonrpc":"2.0","method":"end","params":{"items":0}}

    """

  @Test("A case passes, fails with the message that differs, and is recorded")
  func cases() throws {
    let fixture = try PluginFixture("record(title='a'); say('progress', done=1); done(1)")
    try fixture.put(CasesTests.input, in: "cases/empty.in.ndjson")
    let found = try #require(try PluginCase.all(of: fixture.plugin).first)
    #expect(try found.difference(fixture.plugin, .init()) == .noAnswer(file: "empty.out.ndjson"))
    try found.record(fixture.plugin, .init())
    #expect(try found.difference(fixture.plugin, .init()) == nil)
    try fixture.put(
      """
      {"jsonrpc":"2.0","method":"record","params":{"form":"concerns","fields":{"title":"b"}}}
      {"jsonrpc":"2.0","id":"7","result":{"items":1}}
      """, in: "cases/empty.out.ndjson")
    let fault = try found.difference(fixture.plugin, .init())
    #expect(fault?.diagnostic.message.hasPrefix("message 1 is {\"jsonrpc\"") == true)
    try fixture.put("{\"jsonrpc\":\"2.0\",}", in: "cases/empty.out.ndjson")
    let wrong = #expect(throws: CaseFault.self) {
      try found.difference(fixture.plugin, .init())
    }
    #expect("\(try #require(wrong))".hasPrefix("empty.out.ndjson:1:18"))
  }

  /// A plugin that keeps every rule.
  private static let good = """
    if call["method"] != "import.read": fail(-32601, "Unknown method.")
    elif lines[-1].get("method") != "end": fail(1, "The input was cut short.")
    else:
        text = b"".join(base64.b64decode(i["params"]["base64"]) for i in items[1:])
        record(title=text.decode())
        done(1)
    """

  @Test("A plugin that keeps the rules conforms")
  func conforms() throws {
    let fixture = try PluginFixture(CasesTests.good)
    let findings = try Conformance(fixture.plugin, hook: .importRead).run()
    #expect(findings.map(\.rule) == ConformanceRule.allCases)
    #expect(findings.filter { !$0.isKept } == [])
  }

  @Test(
    "Each broken rule is told",
    arguments: [
      ("done(0)", ["unknownMethod", "cutShort"]),
      (good.replacing("-32601", with: "5"), ["unknownMethod"]),
      ("import time; record(at=str(time.time_ns())); done(1)", ["repeats", "unknownMethod"]),
      ("if len(lines) == 2: sys.exit(1)\n" + good, ["noItems"]),
      (good.replacing("items[1:]", with: "items[1:2]"), ["otherChunks"]),
      (
        "if 'later' in call: sys.exit(1)\n" + good, ["unknownFields", "lineSeparators", "longLine"]
      ),
      ("print('hello')\n" + good, ConformanceRule.allCases.map(\.rawValue)),
    ])
  func breaks(program: String, rules: [String]) throws {
    let fixture = try PluginFixture(program)
    let findings = try Conformance(fixture.plugin, hook: .importRead).run()
    let broken = Set(findings.filter { !$0.isKept }.map(\.rule.rawValue))
    #expect(broken.isSuperset(of: rules), "\(broken)")
    #expect(findings.allSatisfy { $0.isKept == ($0.remedy == nil) })
  }
}
