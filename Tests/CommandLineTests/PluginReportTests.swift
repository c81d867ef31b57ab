import Foundation
import TestSupport
import Testing

@Suite("Files that plugins make of reports")
struct PluginReportTests {
  /// Says what it is sent, as a file.
  private static let list = """
    files = {}
    for part in sent:
        if "name" in part: name = part["name"]; files[name] = b""
        else: files[name] += base64.b64decode(part["base64"])
    facts = json.loads(files["report.json"])
    text = (facts["code"] + " " + str(facts["version"]) + "\\n" + "".join(
        n + " " + hashlib.sha256(b).hexdigest() + "\\n" for n, b in sorted(files.items()))).encode()
    say("file", name="list.txt", bytes=len(text), sha256=hashlib.sha256(text).hexdigest())
    say("chunk", base64=base64.b64encode(text).decode())
    done(2)
    """

  @Test("A plugin is sent the files as they were stored, and its answer is written whole")
  func renders() throws {
    let session = try Session()
    try session.readyClaim()
    try session.enable(
      "lister", hook: "report.render", permissions: ["reports"], PluginReportTests.list)
    let early = try session.run(
      "report", "show", Session.claim, "--with", "lister", "--out", session.file("list.txt"))
    #expect(early.status == 1 && !early.stderr.isEmpty)
    try session.submit(Session.claim)
    let made = try session.run(
      "report", "show", Session.claim, "--with", "lister", "--out", session.file("list.txt"))
    #expect(made.status == 0 && made.stdout.isEmpty, "\(made.stderr)")
    let text = try String(contentsOfFile: session.file("list.txt"), encoding: .utf8)
    #expect(text.hasPrefix("\(Session.claim) 1\n"))
    // The digests are those that the store itself tells of the version's forms.
    let sheet = try session.object("report", "show", Session.claim)
    let version = try #require((sheet["versions"] as? [[String: Any]])?.last)
    for form in try #require(version["forms"] as? [[String: Any]]) {
      let name = try #require(form["form"] as? String)
      guard name != "xlsx" else { continue }
      let digest = try #require(form["sha256"] as? String)
      #expect(text.contains("report.\(name) \(digest)\n"))
    }
    let run = try session.run(
      "plugin", "run", "lister", "--hook", "report.render", "--report", Session.claim)
    #expect(run.stdout.contains("\"name\":\"list.txt\""))
  }

  @Test("A file that a plugin did not finish leaves the old one as it was")
  func breaksOff() throws {
    let session = try Session()
    try session.readyClaim()
    try session.submit(Session.claim)
    let out = try session.write("the old one", to: "list.txt")
    for (end, rule) in [
      ("sys.exit(1)", "plugin.process.status"), ("done(3)", "plugin.count"),
    ] {
      try session.enable(
        "lister", hook: "report.render", permissions: ["reports"],
        PluginReportTests.list.replacing("done(2)", with: end))
      let broken = try session.run(
        "report", "show", Session.claim, "--with", "lister", "--out", out)
      #expect(broken.status == 1 && broken.stderr.contains("[\(rule)]"), "\(broken.stderr)")
      #expect(try String(contentsOfFile: out, encoding: .utf8) == "the old one")
    }
    try session.enable("lister", hook: "report.render", permissions: ["reports"], "done(0)")
    let empty = try session.run("report", "show", Session.claim, "--with", "lister", "--out", out)
    #expect(empty.status == 1 && empty.stderr.contains("without a file"))
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "the old one")
    let left = try FileManager.default.contentsOfDirectory(atPath: session.folder.url.path)
    #expect(left.filter { $0.hasSuffix(".part") } == [])
    #expect(try session.run("report", "show", Session.claim, "--with", "lister").status == 64)
  }
}
