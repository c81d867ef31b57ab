import Foundation
import TestSupport
import Testing

@Suite("Plugins: found, begun, tried, enabled")
struct PluginTests {
  @Test("A plugin is off, enabled, changed or invalid, and says why")
  func states() throws {
    let session = try Session()
    try session.begin()
    try session.plugin("one", "done(0)")
    try session.plugin("two", "done(0)")
    try session.plugin("three", permissions: ["propose:nothing"], "done(0)")
    try session.plugin("four", more: "\"limits\": {\"seconds\": 9000},", "done(0)")
    func states() throws -> [String: [String]] {
      let rows = try session.rows("plugin", "list")
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          (
            $0["id"] as? String ?? "",
            [$0["state"] as? String ?? "", $0["reason"] as? String ?? ""]
          )
        })
    }
    let enabled = try session.object("plugin", "enable", "one", "--yes")
    #expect(enabled["state"] as? String == "enabled")
    #expect((enabled["digest"] as? String)?.count == 64)
    _ = try session.object("plugin", "enable", "two", "--yes")
    try session.plugin("two", "done(0) # other")
    let found = try states()
    #expect(found["one"] == ["enabled", ""])
    #expect(found["two"]?[0] == "changed")
    #expect(found["three"]?[0] == "invalid")
    #expect(found["three"]?[1].contains("the form nothing, and there is none") == true)
    #expect(found["four"]?[1].contains("limits.seconds is 9000") == true)
    // The plugins in the box are found beside the program that was built.
    #expect(found["xlsx-ledger"]?[0] == "off")
    try FileManager.default.removeItem(atPath: session.plugins + "/two")
    #expect(try states()["two"] == ["invalid", "its folder is gone."])
    #expect(try session.object("plugin", "disable", "two")["state"] as? String == "off")
    #expect(try states()["two"] == nil)
    let again = try session.run("plugin", "disable", "two")
    #expect(again.status == 1 && again.stderr.contains("[plugin.off]"))
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
  }

  @Test("Nothing is enabled without a yes, and what it may do is shown first")
  func asks() throws {
    let session = try Session()
    try session.begin()
    try session.plugin("one", permissions: ["propose:partners", "network"], "done(0)")
    let before = try session.digest()
    let asked = try session.run("plugin", "enable", "one")
    #expect(asked.status == 1)
    #expect(asked.stderr.contains("may propose records of partners"))
    #expect(asked.stderr.contains("may reach the network"))
    #expect(asked.stderr.contains("[command.confirm]"))
    #expect(try session.digest() == before)
    let called = try session.run(
      "plugin", "run", "one", "--hook", "import.read", session.store)
    #expect(called.status == 1 && called.stderr.contains("[plugin.off]"))
  }

  @Test("Settings and secrets: checked, kept as paths, masked wherever a call is shown")
  func settings() throws {
    let session = try Session()
    try session.begin()
    let schema = """
      "settings": {"type": "object", "required": ["token"], "properties": {
        "token": {"type": "string", "description": "A token.", "format": "secret"},
        "row": {"type": "integer", "description": "A row.", "default": 1}}},
      """
    try session.plugin(
      "keyed", more: schema,
      """
      s = call["params"]["settings"]
      print("token", s["token"], file=sys.stderr)
      finding(severity="info", rule="seen", message=f"{len(s['token'])} {s['row']} {s['token']}")
      done(1)
      """)
    let secret = try session.write("open sesame\n", to: "token.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
    for (arguments, words) in [
      ([], "token must be set"), (["--set", "row=1", "--set", "colour=red"], "no setting colour"),
      (["--set", "token=\(secret)", "--set", "row=one"], "Set a whole number"),
      (["--set", "token=\(secret).not"], "cannot be read from"),
    ] {
      let refused = try session.run(["plugin", "enable", "keyed", "--yes"] + arguments)
      #expect(refused.status == 1 && refused.stderr.contains(words), "\(refused.stderr)")
    }
    let enabled = try session.object(
      "plugin", "enable", "keyed", "--yes", "--set", "token=\(secret)", "--set", "row=3")
    #expect((enabled["settings"] as? [String: Any])?["token"] as? String == secret)
    let run = try session.run(
      "plugin", "run", "keyed", "--hook", "import.read", secret, "--trace")
    #expect(run.status == 0, "\(run.stderr)")
    #expect(run.stdout.contains("11 3 •••"))
    #expect(run.stderr.contains("\"token\":\"•••\""))
    let log = try session.rows("plugin", "log", "keyed")
    #expect(log.first?["stderr"] as? String == "token •••\n")
    #expect(log.first?["ended"] as? String == "done")
    for text in [run.stdout, run.stderr, try session.run("plugin", "log", "keyed").stdout] {
      #expect(!text.contains("open sesame"))
    }
    let bytes = try Data(contentsOf: URL(filePath: session.store))
    #expect(bytes.range(of: Data("open sesame".utf8)) == nil)
    try FileManager.default.removeItem(atPath: secret)
    let gone = try session.run("plugin", "run", "keyed", "--hook", "import.read", session.store)
    #expect(gone.status == 1 && gone.stderr.contains("[plugin.setting]"))
  }

  @Test("A new plugin passes its own case, keeps the rules, and is told when its answer changes")
  func begins() throws {
    let session = try Session()
    let made = try session.object("plugin", "new", "fresh", "--hook", "record.check")
    #expect((made["files"] as? [String])?.first == "plugin.json")
    #expect(try session.rows("plugin", "test", "fresh").first?["passed"] as? Bool == true)
    #expect(try session.run("plugin", "conform", "fresh").status == 0)
    let folder = try #require(made["folder"] as? String)
    let traced = try session.run("plugin", "test", folder, "--trace")
    #expect(traced.stderr.contains("→ {") && traced.stderr.contains("← {"))
    let program = "\(folder)/run.py"
    let text = try String(contentsOfFile: program, encoding: .utf8)
    try text.replacing("\"empty\"", with: "\"blank\"")
      .write(toFile: program, atomically: true, encoding: .utf8)
    let rows = try session.rows("plugin", "test", "fresh", status: 3)
    #expect((rows.first?["problem"] as? String)?.contains("message 1 is") == true)
    _ = try session.rows("plugin", "test", "fresh", "--record")
    _ = try session.rows("plugin", "test", "fresh")
    let again = try session.run("plugin", "new", "fresh", "--hook", "record.check")
    #expect(again.status == 1 && again.stderr.contains("[plugin.new]"))
    let bad = try session.run("plugin", "new", "Fresh!", "--hook", "record.check")
    #expect(bad.status == 1 && bad.stderr.contains("[plugin.manifest]"))
  }

  @Test("Any program can be tried on the rules")
  func conforms() throws {
    let session = try Session()
    _ = try session.object("plugin", "new", "fresh", "--hook", "import.read")
    let program = session.plugins + "/fresh/run.py"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let unasked = try session.run("plugin", "conform", program)
    #expect(unasked.status == 64 && unasked.stderr.contains("--hook"))
    #expect(try session.run("plugin", "conform", program, "--hook", "import.read").status == 0)
    let cased = try session.run("plugin", "conform", "fresh", "--case", "sample")
    #expect(cased.status == 0, "\(cased.stderr)")
    try Data("#!/bin/sh\necho hello\n".utf8).write(to: URL(filePath: program))
    let rows = try session.rows(
      "plugin", "conform", program, "--hook", "import.read", status: 3)
    let rules = try #require(rows.first?["rules"] as? [[String: Any]])
    #expect(rules.allSatisfy { $0["isKept"] as? Bool == false && $0["remedy"] != nil })
    #expect((rules[0]["problem"] as? String)?.contains("It begins “hello”") == true)
  }
}
