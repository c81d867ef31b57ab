import Foundation
import TestSupport
import Testing

@Suite("Records that plugins check")
struct RecordCheckTests {
  /// Names each record that it is sent.
  private static let echo = """
    for r in sent:
        finding(severity="info", rule="seen", ref=r["ref"], field="name",
                message=json.dumps(r["fields"], sort_keys=True))
    done(len(sent))
    """

  private func begin(_ session: borrowing Session) throws {
    try session.begin()
    for (name, sensitivity) in [
      ("Open", "public"), ("House", "internal"), ("Danger", "restricted"),
    ] {
      _ = try session.object(
        "record", "add", "communities", "name=\(name)", "country=LR", "position=6.3133 -10.8047",
        "precision=area", "sensitivity=\(sensitivity)")
      _ = try session.object(
        "record", "add", "concerns", "code=C-\(name)", "community=\(name)", "title=T",
        "absence=rights", "raised_on=2026-01-31", "sensitivity=public")
    }
    try session.enable(
      "echo", hook: "record.check", permissions: ["read:communities", "read:concerns"],
      RecordCheckTests.echo)
  }

  @Test("The gate lets out what the audience may see, with what it refers to, and coarse positions")
  func gate() throws {
    let session = try Session()
    try begin(session)
    func messages(_ arguments: String...) throws -> [String] {
      let result = try session.run(["record", "check", "--json"] + arguments)
      #expect(result.status == 0, "\(result.stderr)")
      let object = try JSONSerialization.jsonObject(with: Data(result.stdout.utf8))
      let findings = (object as? [String: Any])?["findings"] as? [[String: Any]]
      return try #require(findings).compactMap { $0["message"] as? String }
    }
    for (audience, count) in [("public", 2), ("internal", 4), ("restricted", 6)] {
      let seen = try messages("--audience", audience)
      #expect(seen.count == count, "\(audience): \(seen)")
      // A public concern of a community that the audience does not see would name it.
      #expect(seen.contains { $0.contains("Danger") } == (audience == "restricted"))
      #expect(seen.contains { $0.contains("6.3133") } == (audience == "restricted"))
      #expect(seen.contains { $0.contains("6.3 -10.8") } == (audience != "restricted"))
    }
    #expect(try messages("concerns", "--audience", "restricted").count == 3)
    let result = try session.object("record", "check", "--audience", "public")
    let checked = try #require((result["plugins"] as? [[String: Any]])?.first)
    #expect(checked["records"] as? Int == 2)
    #expect(
      (checked["withheld"] as? [[String: Any]])?.contains {
        $0["what"] as? String == "concerns" && $0["count"] as? Int == 2
      } == true)
    let finding = try #require((result["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "plugin.echo.seen")
    #expect(finding["form"] as? String == "communities" && finding["record"] is Int)
    // The same gate serves a call that only shows the plugin's items.
    let run = try session.run(
      "plugin", "run", "echo", "--hook", "record.check", "--form", "concerns", "--audience",
      "public")
    #expect(run.stdout.split(separator: "\n").count == 1 && !run.stdout.contains("Danger"))
  }

  @Test("A plugin is sent only forms that it may see")
  func permissions() throws {
    let session = try Session()
    try begin(session)
    let other = try session.run("record", "check", "partners", "--plugin", "echo")
    #expect(other.status == 1 && other.stderr.contains("[plugin.permission]"))
    let none = try session.object("record", "check", "partners")
    #expect((none["findings"] as? [Any])?.isEmpty == true)
    let unknown = try session.run("record", "check", "nothing")
    #expect(unknown.status == 1 && unknown.stderr.contains("[form.unknown]"))
    let wrong = try session.run("plugin", "run", "echo", "--hook", "import.read", session.store)
    #expect(wrong.status == 1 && wrong.stderr.contains("[plugin.hook]"))
  }

  @Test("Errors end with 3; a plugin that fails ends with 1, and the others are heard")
  func statuses() throws {
    let session = try Session()
    try begin(session)
    try session.enable(
      "strict", hook: "record.check", permissions: ["read:concerns"],
      "finding(severity='error', rule='bad', ref=sent[0]['ref'], message='No.')\ndone(1)")
    #expect(try session.run("record", "check").status == 3)
    try session.enable(
      "broken", hook: "record.check", permissions: ["read:concerns"], "sys.exit(9)")
    let result = try session.run("record", "check", "--json")
    #expect(result.status == 1 && result.stderr.contains("[plugin.process.status]"))
    #expect(result.stdout.contains("plugin.strict.bad") && result.stdout.contains("echo.seen"))
    try FileManager.default.removeItem(atPath: session.plugins + "/broken")
    let gone = try session.run("record", "check")
    #expect(gone.status == 1 && gone.stderr.contains("there is no plugin broken"))
  }
}
