import Foundation
import TestSupport
import Testing

@Suite("Plugins that break the rules, through the command")
struct HostilePluginTests {
  /// What an import says, which must change nothing.
  private func refused(
    _ session: borrowing Session, by id: String = "bad"
  ) throws -> String {
    let file = try session.write("any bytes", to: "books.bin")
    let before = try session.digest()
    let result = try session.run("import", file, "--plugin", id)
    #expect(result.status == 1, "\(result.stdout) \(result.stderr)")
    #expect(try session.digest() == before)
    return result.stderr
  }

  @Test(
    "A failed call writes nothing, and tells the author what to write instead",
    arguments: [
      (Session.partners.replacing("done(3)", with: "done(2)"), "plugin.count", "Count each"),
      (Session.partners + "\ndone(3)", "plugin.after", "Send the response last"),
      (
        Session.partners.replacing("done(3)", with: "done(3, id='2')"), "plugin.id", "Repeat the id"
      ),
      (
        Session.partners.replacing("done(3)", with: "record('grants', code='G')\ndone(4)"),
        "plugin.permission", "Propose partners"
      ),
      (
        Session.partners.replacing("done(3)", with: "print('done')"), "plugin.json",
        "standard error"
      ),
      (Session.partners.replacing("done(3)", with: ""), "plugin.response", "End with"),
      (
        Session.partners.replacing("done(3)", with: "fail(7, 'No sheet.', 'Name it.')"),
        "plugin.refused.7", "No sheet. Name it."
      ),
      (Session.partners + "\nsys.exit(3)", "plugin.process.status", "End with status 0"),
      (
        Session.partners.replacing("done(3)", with: "print('why', file=sys.stderr)\nsys.exit(1)"),
        "plugin.process.status", "| why"
      ),
      (
        "say('file', name='a', bytes=0, sha256='')\ndone(1)", "plugin.item",
        "not answered with file"
      ),
    ])
  func breaks(program: String, rule: String, words: String) throws {
    let session = try Session()
    try session.begin()
    try session.enable("bad", program)
    let said = try refused(session)
    #expect(said.contains("[\(rule)]") && said.contains(words), "\(said)")
    let log = try session.rows("plugin", "log", "bad")
    #expect(log.map { $0["ended"] as? String } == [rule])
  }

  @Test("A plugin that changes its own files is used neither then nor afterwards")
  func changesItself() throws {
    let session = try Session()
    try session.begin()
    try session.enable(
      "bad", "open('run.py', 'a').write('\\n# more')\n" + Session.partners)
    #expect(try refused(session).contains("changed while it ran"))
    #expect(try refused(session).contains("not those that were enabled"))
    #expect(try session.rows("plugin", "list").contains { $0["state"] as? String == "changed" })
    let enabled = try session.run("plugin", "enable", "bad", "--yes")
    #expect(enabled.status == 0)
    // A file that it adds is none of those that were enabled.
    try session.enable("bad", "open('notes', 'w').write('x')\n" + Session.partners)
    let file = try session.write("any bytes", to: "books.bin")
    #expect(try session.run("import", file, "--plugin", "bad").status == 0)
  }

  @Test(
    "Path tricks in a manifest are named, and the plugin is not used",
    arguments: [
      ("\"../run.py\"", "does not lie in the plugin's folder"),
      ("\"/etc/passwd\"", "does not lie in the plugin's folder"),
      ("\"run.py\", \"a/../../b\"", "does not lie in the plugin's folder"),
      ("\"run.py\", \"link\"", "is a link or no plain file"),
      ("\"run.py\", \"missing\"", "has no file missing"),
    ])
  func paths(files: String, words: String) throws {
    let session = try Session()
    try session.begin()
    try session.plugin("bad", Session.partners)
    let folder = session.plugins + "/bad"
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link", withDestinationPath: session.store)
    let path = folder + "/plugin.json"
    try String(contentsOfFile: path, encoding: .utf8)
      .replacing("[\"run.py\"]", with: "[\(files)]")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let listed = try session.rows("plugin", "list").first { $0["id"] as? String == "bad" }
    #expect(listed?["state"] as? String == "invalid")
    #expect((listed?["reason"] as? String)?.contains(words) == true, "\(listed ?? [:])")
    for arguments in [["plugin", "enable", "bad", "--yes"], ["plugin", "test", "bad"]] {
      #expect(try session.run(arguments).status == 1)
    }
  }

  @Test("A command or an id that leads elsewhere is refused")
  func commands() throws {
    let session = try Session()
    try session.begin()
    try session.plugin("bad", Session.partners)
    let path = session.plugins + "/bad/plugin.json"
    let manifest = try String(contentsOfFile: path, encoding: .utf8)
    for (old, new, words) in [
      ("[\"python3\", \"run.py\"]", "[\"/bin/sh\", \"run.py\"]", "not among the files"),
      ("\"id\": \"bad\"", "\"id\": \"../bad\"", "is no id"),
      ("\"id\": \"bad\"", "\"id\": \"other\"", "lies in a folder named bad"),
      ("[\"propose:partners\"]", "[\"read:partners\"]", "import.read goes with propose:FORM"),
    ] {
      try manifest.replacing(old, with: new)
        .write(toFile: path, atomically: true, encoding: .utf8)
      let result = try session.run("plugin", "enable", "bad", "--yes")
      #expect(result.status == 1 && result.stderr.contains(words), "\(result.stderr)")
    }
  }
}
