import Foundation
import TestSupport
import Testing

extension Session {
  /// Where plugins of tests lie.
  var plugins: String { file("data/baraza/plugins") }

  /// Puts a plugin in Python there.
  ///
  /// - Parameters:
  ///   - permissions: as the manifest has them.
  ///   - more: further fields of the manifest, as JSON, with a comma at the end.
  ///   - program: runs with `call`, `sent` and `say`, `record`, `finding`, `done`, `fail` at hand.
  func plugin(
    _ id: String, hook: String = "import.read", permissions: [String] = ["propose:partners"],
    more: String = "", _ program: String
  ) throws {
    let folder = URL(filePath: plugins).appending(path: id)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let manifest = """
      {"manifest": 1, "id": "\(id)", "name": "Illustrative", "version": "1.0.0", \(more)
       "protocol": {"min": 1, "max": 1}, "command": ["python3", "run.py"], "files": ["run.py"],
       "hooks": ["\(hook)"], "permissions": ["\(permissions.joined(separator: "\", \""))"]}
      """
    try Data(manifest.utf8).write(to: folder.appending(path: "plugin.json"))
    try Data((Session.prelude + program).utf8).write(to: folder.appending(path: "run.py"))
  }

  /// Puts a plugin there and enables it.
  func enable(
    _ id: String, hook: String = "import.read", permissions: [String] = ["propose:partners"],
    _ program: String
  ) throws {
    try plugin(id, hook: hook, permissions: permissions, program)
    let enabled = try run("plugin", "enable", id, "--yes")
    try #require(enabled.status == 0, "\(enabled.stderr)")
  }

  /// Says two partners and what one of them lacks.
  static let partners = """
    record(at="Sheet1!A2", identifier="XX-7", name="Illustrative Network", type="22",
           role="partner", sensitivity="public")
    record(at="line 3", identifier="XX-8", name="Illustrative Fund", type="22", role="funder",
           sensitivity="internal")
    finding(severity="warning", rule="row.empty", at="Sheet1!A4", message="The row is empty.")
    done(3)
    """

  private static let prelude = #"""
    import base64, hashlib, json, os, sys, time
    out = sys.stdout.buffer
    def write(**message):
        out.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
        out.flush()
    def say(method, **params): write(method=method, params=params)
    def record(form="partners", at=None, **fields): say("record", form=form, at=at, fields=fields)
    def finding(**params): say("finding", **params)
    def done(items, id="1"): write(id=id, result={"items": items})
    def fail(code, message, remedy): write(id="1", error={"code": code, "message": message,
                                                          "data": {"remedy": remedy}})
    lines = [json.loads(line) for line in sys.stdin.buffer]
    call, sent = lines[0], [line["params"] for line in lines[1:-1]]

    """#
}
