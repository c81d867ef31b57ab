import Foundation
import TestSupport
import Testing

/// Lines, faults and ends of `baraza rpc`.
struct RPCStreamTests {
  @Test("Whatever is wrong with a line is told, and the next one is answered")
  func survives() throws {
    let session = try Session()
    try session.begin()
    let long = String(repeating: "x", count: 1_048_576)
    let cases: [(line: String, code: Int, id: String, says: String)] = [
      ("", -32700, "null", "byte 1"),
      ("nonsense", -32700, "null", "byte 1"),
      (#"{"jsonrpc":"2.0","id":1,"method":"record.forms",}"#, -32700, "null", "byte 49"),
      (#"{"jsonrpc":"2.0","id":1,"id":2,"method":"record.forms"}"#, -32700, "null", "second time"),
      ("\u{FEFF}{}", -32700, "null", "byte order mark"),
      (#"{"jsonrpc":"2.0","id":"\ud800","method":"record.forms"}"#, -32700, "null", "surrogate"),
      (String(repeating: "[", count: 65), -32700, "null", "64 levels"),
      ("[]", -32600, "null", "batch"),
      (#"[{"jsonrpc":"2.0","id":1,"method":"record.forms"}]"#, -32600, "null", "batch"),
      ("7", -32600, "null", "no request"),
      ("{}", -32600, "null", "JSON-RPC 2.0"),
      (#"{"id":4,"method":"record.forms"}"#, -32600, "4", "JSON-RPC 2.0"),
      (#"{"jsonrpc":2.0,"id":4,"method":"record.forms"}"#, -32600, "4", "JSON-RPC 2.0"),
      (#"{"jsonrpc":"2.0","id":4,"result":{}}"#, -32600, "4", "no method"),
      (#"{"jsonrpc":"2.0","id":4,"method":null}"#, -32600, "4", "no method"),
      (#"{"jsonrpc":"2.0","id":[4],"method":"record.forms"}"#, -32600, "null", "id"),
      (#"{"jsonrpc":"2.0","id":true,"method":"record.forms"}"#, -32600, "null", "id"),
      (
        #"{"jsonrpc":"2.0","id":"a\u2028b","method":"record.from"}"#, -32601, #""a\u2028b""#, "from"
      ),
      (
        "{\"jsonrpc\":\"2.0\",\"id\":\"a\u{2028}b\",\"method\":\"\"}", -32601, "\"a\u{2028}b\"",
        "no method"
      ),
      (#"{"jsonrpc":"2.0","id":1.50,"method":"plan.show"}"#, -32602, "1.50", "needs plan"),
      (
        #"{"jsonrpc":"2.0","id":12345678901234567890123,"method":"plan.show","params":[1]}"#,
        -32602,
        "12345678901234567890123", "by name"
      ),
      (
        #"{"jsonrpc":"2.0","id":null,"method":"plan.list","params":null}"#, -32602, "null",
        "by name"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"plan.list","params":{"contry":"NP","x":1}}"#, -32602,
        "5",
        "contry, x"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"figure.explain","params":{"limit":2.5}}"#, -32602, "5",
        "whole number"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"figure.explain","params":{"limit":0}}"#, -32602, "5",
        "above zero"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"figure.explain","params":{"converted":"yes"}}"#, -32602,
        "5", "true or false"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"plan.list","params":{"country":{"is":"NP"}}}"#, -32602,
        "5", "country is a string"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"plan.progress","params":{"plan":"X","voice":"mine"}}"#,
        -32602, "5", "“mine”"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"plan.show","params":{"plan":"--help"}}"#, -32000, "5",
        "--help"
      ),
      (
        #"{"jsonrpc":"2.0","id":5,"method":"iati.validate","params":{}}"#, -32602, "5",
        "file or text"
      ),
      (#"{"jsonrpc":"2.0","id":6,"method":"\#(long)"}"#, -32600, "null", "1048576 bytes"),
    ]
    let good = #"{"jsonrpc":"2.0","id":"good","method":"plan.list","params":{"country":"NP"}}"#
    let answers = try session.rpc(cases.flatMap { [$0.line, good] })
    try #require(answers.count == 2 * cases.count)
    for (index, expected) in cases.enumerated() {
      let answer = answers[2 * index]
      #expect(answer.code == expected.code, "\(expected.line.prefix(100)): \(answer.line)")
      #expect(
        answer.line.hasPrefix(#"{"jsonrpc":"2.0","id":\#(expected.id),"error":"#), "\(answer.line)")
      #expect(answer.message.contains(expected.says), "\(answer.line)")
      #expect(!answer.remedy.isEmpty, "\(answer.line)")
      #expect(answers[2 * index + 1].result != nil, "\(answers[2 * index + 1].line)")
    }
  }

  @Test("Notifications are not answered, a last line needs no end, no input is no request")
  func quiet() throws {
    let session = try Session()
    try session.begin()
    #expect(try session.rpc([]).isEmpty)
    let notifications = try ["plan.list", "no.such"].map { try Session.request($0, id: nil) }
    #expect(try session.rpc(notifications).isEmpty)
    let unended = try RunProcess.run(
      Session.program, ["rpc"], stdin: try Session.request("record.forms", id: 7),
      environment: session.environment)
    #expect(unended.status == 0 && unended.stdout.hasPrefix(#"{"jsonrpc":"2.0","id":7,"result":"#))
    let missing = try RunProcess.run(
      Session.program, ["rpc", "--store", session.file("none.sqlite")],
      stdin: try Session.request("record.forms"), environment: session.environment)
    #expect(missing.status == 1 && missing.stdout == "")
  }

  @Test("A document is validated as it comes, with any character in it")
  func validates() throws {
    let session = try Session()
    try session.begin()
    let feed = try String(
      contentsOfFile: Session.sample("feeds/ipo-headquarters.xml"), encoding: .utf8)
    let answers = try session.rpc([
      Session.request("iati.validate", ["text": feed]),
      Session.request("iati.validate", ["text": "<!DOCTYPE x><x>\u{2028}</x>"]),
    ])
    let file = try session.run("iati", "validate", Session.sample("feeds/ipo-headquarters.xml"))
    let valid = (answers[0].result as? [String: Any])?["valid"] as? Bool
    #expect(valid == (file.status == 0))
    let refused = try #require(answers[1].result as? [String: Any])
    #expect(refused["valid"] as? Bool == false && refused["file"] is NSNull)
    #expect((refused["diagnostics"] as? [Any])?.count == 1)
  }

  /// A client that writes, reads, signals and closes as it likes.
  private static let client = """
    import json, os, signal, subprocess, sys
    def start(**more):
        return subprocess.Popen([os.environ["BARAZA"], "rpc"], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
    def ask(run, number, method, **params):
        run.stdin.write(json.dumps({"jsonrpc": "2.0", "id": number, "method": method,
                                    "params": params}).encode() + b"\\n")
        run.stdin.flush()
    def answer(run):
        return json.loads(run.stdout.readline())

    """

  @Test("SIGTERM ends a session that waits, with 0")
  func terminates() throws {
    let session = try Session()
    try session.begin()
    let result = try session.script(
      "python3",
      RPCStreamTests.client + """
        run = start()
        ask(run, 1, "plan.list")
        assert "result" in answer(run)
        run.send_signal(signal.SIGTERM)
        print(run.wait(20), run.stdout.read())
        """)
    #expect(result.stdout == "0 b''\n", "\(result.stderr)")
  }

  @Test("A client that goes away is no failure")
  func outlives() throws {
    let session = try Session()
    try session.begin()
    let result = try session.script(
      "python3",
      RPCStreamTests.client + """
        run = start()
        run.stdout.close()
        ask(run, 1, "record.forms")
        print(run.wait(20), run.stderr.read())
        """)
    #expect(result.stdout == "0 b''\n", "\(result.stderr)")
  }

  @Test(
    "10,000 requests in a row leave memory and descriptors as they were", .timeLimit(.minutes(10)))
  func stays() throws {
    let session = try Session()
    try session.begin()
    let script =
      RPCStreamTests.client + """
        run = start()
        def held():
            with open(f"/proc/{run.pid}/status") as status:
                size = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
            return size, len(os.listdir(f"/proc/{run.pid}/fd"))
        def asked(first, last):
            # A hundred at a time: less than a pipe holds.
            for batch in range(first, last, 100):
                for n in range(batch, batch + 100):
                    ask(run, n, {0: "activity.list", 50: "baraza.describe"}.get(
                        n % 100, ["no.such", "plan.show", "grant.show"][n % 3]))
                for n in range(batch, batch + 100):
                    assert answer(run)["id"] == n
        asked(0, 2000)
        before = held()
        asked(2000, 12000)
        after = held()
        run.stdin.close()
        print(run.wait(20), after[1] - before[1], after[0] - before[0] < 8192)
        print(before, after, file=sys.stderr)
        """
    let result = try RunProcess.run(
      "python3", ["-c", script], environment: session.environment, timeLimit: .seconds(400))
    #expect(result.stdout == "0 0 True\n", "\(result.stderr)")
  }
}
