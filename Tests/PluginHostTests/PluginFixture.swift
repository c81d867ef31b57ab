import Foundation
import PluginHost
import PluginProtocol
import TestSupport

/// A plugin in a folder of its own, whose program a test writes in Python.
struct PluginFixture {
  let folder: TemporaryFolder
  let plugin: Plugin
  static let form = "concerns"

  /// - Parameters:
  ///   - program: runs after `call = …` with the request, `items` with what is sent, and `say(…)`,
  ///     `done(…)` at hand.
  ///   - limits: as the manifest has them.
  init(
    _ program: String, hook: Hook = .importRead, limits: Limits? = nil, id: String = "sample"
  ) throws {
    folder = try TemporaryFolder()
    let home = folder.url.appending(path: id)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let permission: Permission =
      switch hook {
      case .importRead: .propose(PluginFixture.form)
      case .recordCheck: .read(PluginFixture.form)
      case .reportRender: .reports
      }
    let manifest = Manifest(
      id: id, name: "Sample", version: "1", command: ["python3", "run.py"], files: ["run.py"],
      hooks: [hook], permissions: [permission], limits: limits)
    try JSONEncoder().encode(manifest).write(to: home.appending(path: Manifest.fileName))
    try Data((PluginFixture.prelude + program).utf8).write(to: home.appending(path: "run.py"))
    plugin = try Plugin(folder: home.path)
  }

  func call(_ hook: Hook = .importRead) -> PluginCall {
    PluginCall(
      plugin,
      Call(
        id: "7", hook: hook,
        Call.Parameters(host: "baraza test", forms: [PluginFixture.form])))
  }

  /// Runs a call with items; gives those that came.
  func run(_ items: [Item] = [], _ hook: Hook = .importRead) throws -> (CallReport, [Item]) {
    var rest = items[...]
    var taken: [Item] = []
    let report = try call(hook).run(
      PluginCall.Streams(next: { rest.popFirst() }, take: { taken.append($0) }))
    return (report, taken)
  }

  func put(_ text: String, in file: String) throws {
    let url = URL(filePath: plugin.folder).appending(path: file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private static let prelude = #"""
    import base64, hashlib, json, sys, os
    out = sys.stdout.buffer
    def say(method, **params):
        out.write(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode() + b"\n")
    def record(form="concerns", **fields): say("record", form=form, fields=fields)
    def done(items, id=None):
        id = call["id"] if id is None else id
        out.write(json.dumps({"jsonrpc": "2.0", "id": id, "result": {"items": items}}).encode() + b"\n")
        out.flush()
    def fail(code, message):
        out.write(json.dumps({"jsonrpc": "2.0", "id": call["id"], "error": {"code": code, "message": message,
          "data": {"remedy": "Try it."}}}).encode() + b"\n")
        out.flush()
    lines = [json.loads(line) for line in sys.stdin.buffer.read().split(b"\n") if line]
    call = lines[0]
    items = [line for line in lines if line.get("method") in ("file", "chunk", "record")]

    """#
}
