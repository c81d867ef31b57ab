import Foundation
import Kernel
import PluginHost
import PluginProtocol
import TestSupport
import Testing

@Suite("Calls of plugins")
struct PluginCallTests {
  @Test("A plugin is sent what is asked for, and what it answers comes in order")
  func answers() throws {
    let fixture = try PluginFixture(
      #"""
      for item in items: record(title=item["params"]["fields"]["title"], at="x")
      say("progress", done=1)
      say("finding", severity="warning", rule="a.b", message="m")
      done(len(items) + 1)
      """#)
    let records = (1...1000).map {
      Item.record(RecordItem(form: "concerns", fields: ["title": "\($0)\u{2028}b"]))
    }
    let (report, items) = try fixture.run(records)
    #expect(report.sent == 1000 && report.received == 1001 && items.count == 1001)
    #expect(
      items[999]
        == .record(RecordItem(form: "concerns", fields: ["title": "1000\u{2028}b", "at": "x"])))
    #expect(items[1000].kind == .finding)
  }

  @Test(
    "An answer that breaks the protocol is refused, with what to write instead",
    arguments: [
      ("print('Reading…'); done(0)", "plugin.json", "standard error"),
      ("done(0); done(0)", "plugin.after", "Send the response last, once"),
      ("done(0); say('progress', done=1)", "plugin.after", "last"),
      ("done(0, id='8')", "plugin.id", "Repeat the id"),
      ("done(0, id=7)", "plugin.message", "id is not a string"),
      ("record(); done(2)", "plugin.count", "states 2 items, and 1 came"),
      ("record(form='grants'); done(1)", "plugin.permission", "Propose concerns"),
      ("say('chunk', base64=''); done(1)", "plugin.item", "not answered with chunk"),
      ("say('rows'); done(1)", "plugin.message", "method is “rows”"),
      ("say('end', items=0); done(0)", "plugin.direction", "message of Baraza's"),
      ("say('finding', severity='error', rule='A b', message=''); done(1)", "plugin.rule", "small"),
      ("out.write(b'{\"a\":\"\\xff\"}\\n'); done(0)", "plugin.json", "not UTF-8"),
      ("out.write(b'{\"a\":1,\"a\":2}\\n'); done(0)", "plugin.json", "a second time"),
      ("pass", "plugin.response", "without a response"),
      ("done(0); out.flush(); os._exit(3)", "plugin.process.status", "status 3"),
      ("out.write(b'x' * 2000000 + b'\\n'); done(0)", "plugin.process.limit.line", "line"),
      ("for n in range(12): record()\ndone(12)", "plugin.limit.items", "more than 10 items"),
      ("fail(1, 'No sheet.')", "plugin.refused.1", "No sheet. Try it."),
      ("record(); fail(1, 'No sheet.'); out.flush(); os._exit(9)", "plugin.refused.1", "No sheet."),
    ])
  func refused(program: String, rule: String, words: String) throws {
    let fixture = try PluginFixture(program, limits: Limits(items: 10))
    let failure = try #require(throws: CallFailure.self) { try fixture.run() }
    #expect(failure.diagnostic.rule == rule)
    #expect("\(failure)".contains(words), "\(failure)")
    #expect("\(failure)".hasPrefix("plugin sample"))
  }

  @Test(
    "A file that is not what it says is refused",
    arguments: [
      ("say('file', name='a.pdf', bytes=3, sha256=h(b'abc')); c(b'abc'); done(2)", nil),
      ("say('file', name='a.pdf', bytes=4, sha256=h(b'abc')); c(b'abc'); done(2)", "3 came"),
      ("say('file', name='a.pdf', bytes=2, sha256=h(b'abc')); c(b'abc'); done(2)", "more came"),
      ("say('file', name='a.pdf', bytes=3, sha256=h(b'abd')); c(b'abc'); done(2)", "SHA-256"),
      ("say('file', name='../a', bytes=0, sha256=h(b'')); done(1)", "without a folder"),
      ("say('file', name='..', bytes=0, sha256=h(b'')); done(1)", "without a folder"),
      ("c(b'abc'); done(1)", "before any file"),
      (
        "say('file', name='a', bytes=0, sha256=h(b'')); say('chunk', base64='%'); done(2)", "base64"
      ),
      (
        "say('file', name='a', bytes=60000, sha256=h(b'')); c(b'a' * 60000); done(2)",
        "60000 bytes"
      ),
    ] as [(String, String?)])
  func files(program: String, fault: String?) throws {
    let fixture = try PluginFixture(
      """
      def h(b): return hashlib.sha256(b).hexdigest()
      def c(b): say("chunk", base64=base64.b64encode(b).decode())
      \(program)
      """, hook: .reportRender)
    guard let fault else {
      #expect(try fixture.run([], .reportRender).1.map(\.kind) == [.file, .chunk])
      return
    }
    let failure = try #require(throws: CallFailure.self) { try fixture.run([], .reportRender) }
    #expect("\(failure)".contains(fault), "\(failure)")
  }

  @Test("A file arrives as it is, however long")
  func sending() throws {
    let fixture = try PluginFixture(
      #"""
      data = b"".join(base64.b64decode(i["params"]["base64"]) for i in items[1:])
      file = items[0]["params"]
      assert hashlib.sha256(data).hexdigest() == file["sha256"] and len(data) == file["bytes"]
      assert lines[-1] == {"jsonrpc": "2.0", "method": "end", "params": {"items": len(items)}}
      record(name=file["name"], bytes=str(len(data)))
      done(1)
      """#)
    for count in [0, 1, PluginProtocol.chunkBytes, PluginProtocol.chunkBytes * 3 + 1] {
      let path = fixture.folder.url.appending(path: "books.xlsx").path
      try Data(repeating: 7, count: count).write(to: URL(filePath: path))
      var file = try FileItems(path: path)
      var taken: [Item] = []
      _ = try fixture.call().run(
        PluginCall.Streams(next: { try file.next() }, take: { taken.append($0) }))
      #expect(
        taken == [
          .record(
            RecordItem(form: "concerns", fields: ["name": "books.xlsx", "bytes": "\(count)"]))
        ])
    }
  }

  @Test("An error of who sends or takes ends the call and is the one that is told")
  func ownErrors() throws {
    let fixture = try PluginFixture("record(); done(1)")
    struct Own: DiagnosticError {
      let diagnostic = Diagnostic(.error, rule: "own", "it is ours.")
    }
    for streams in [
      PluginCall.Streams(next: { throw Own() }), PluginCall.Streams(take: { _ in throw Own() }),
    ] {
      let failure = try #require(throws: CallFailure.self) { try fixture.call().run(streams) }
      #expect(failure.diagnostic.rule == "own")
    }
  }

  @Test("The trace has every line of both directions")
  func trace() throws {
    let fixture = try PluginFixture("record(title='a'); done(1)")
    var lines: [String] = []
    var streams = PluginCall.Streams()
    streams.trace = { direction, line in
      let message = try? Line.message(line, number: 1)
      lines.append("\(direction) \(message.map { "\($0)".prefix { $0 != "(" } } ?? "?")")
    }
    _ = try fixture.call().run(streams)
    #expect(lines == ["toPlugin call", "toPlugin end", "fromPlugin item", "fromPlugin result"])
  }
}
