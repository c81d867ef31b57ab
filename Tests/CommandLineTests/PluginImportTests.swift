import Foundation
import TestSupport
import Testing

@Suite("Files that plugins read")
struct PluginImportTests {
  @Test("What a plugin proposes is previewed, applied and undone like a template")
  func imports() throws {
    let session = try Session()
    try session.begin()
    try session.enable("books", Session.partners)
    let file = try session.write("any bytes", to: "books.bin")
    let before = try session.digest()
    let preview = try session.object("import", file, "--plugin", "books", "--dry-run")
    let token = try #require(preview["plan"] as? String)
    #expect(try session.digest() == before)
    let result = try session.object("import", file, "--plugin", "books", "--plan", token)
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    let records = try #require((run["records"] as? [[String: Any]])?.first)
    #expect(records["form"] as? String == "partners" && records["added"] as? Int == 2)
    let finding = try #require((run["diagnostics"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "plugin.books.row.empty")
    #expect(finding["activity"] as? String == "Sheet1!A4")
    #expect(finding["message"] as? String == "Sheet1!A4: The row is empty.")
    let read = try #require((run["files"] as? [[String: Any]])?.first)
    #expect(read["kind"] as? String == "partners")
    let again = try session.object("import", file, "--plugin", "books")
    let twice = try #require((again["runs"] as? [[String: Any]])?.first)
    let held = try #require((twice["records"] as? [[String: Any]])?.first)
    #expect(held["unchanged"] as? Int == 2 && held["added"] as? Int == 0)
    try session.enable("others", Session.partners.replacing("Illustrative ", with: "Other "))
    let other = try session.object("import", file, "--plugin", "others", status: 3)
    let refused = try #require((other["runs"] as? [[String: Any]])?.first)
    let conflicts = try #require(refused["diagnostics"] as? [[String: Any]])
    #expect(conflicts.contains { ($0["message"] as? String)?.hasPrefix("Sheet1!A2: ") == true })
    #expect(conflicts.contains { $0["line"] as? Int == 3 })
    #expect(try session.run("run", "undo", "\(try #require(run["run"]))").status == 0)
    #expect(try session.rows("record", "list", "partners").isEmpty)
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
  }

  @Test("A record with a field that the form has not, or a value it does not take, is left out")
  func checks() throws {
    let session = try Session()
    try session.begin()
    try session.enable(
      "books",
      """
      record(at="A2", identifier="XX-7", name="A", type="999", role="partner", sensitivity="public")
      record(at="A3", identifier="XX-8", name="B", type="22", role="partner", sensitivity="public",
             colour="red")
      record(at="A4", identifier="XX-9", name="", type="22", role="partner", sensitivity="public")
      record(at="A5", identifier="XX-10", name="D", type="22", role="partner", country=None,
             sensitivity="public", website="")
      done(4)
      """)
    let file = try session.write("any bytes", to: "books.bin")
    let result = try session.object("import", file, "--plugin", "books", status: 3)
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    let records = try #require((run["records"] as? [[String: Any]])?.first)
    #expect(records["added"] as? Int == 1 && records["rejected"] as? Int == 3)
    let messages = try #require(run["diagnostics"] as? [[String: Any]])
      .compactMap { $0["message"] as? String }
    #expect(messages.contains { $0.hasPrefix("A2: Column type: “999”") })
    #expect(messages.contains { $0.hasPrefix("A3: Column colour: the form partners has no such") })
    #expect(messages.contains { $0.hasPrefix("A4: Column name: the cell is empty") })
  }

  @Test("A preview's token covers the file, the plugin, its settings and what it said")
  func tokens() throws {
    let session = try Session()
    try session.begin()
    let more = """
      "settings": {"type": "object", "properties": {
        "role": {"type": "string", "description": "A role.", "default": "partner"}}},
      """
    let program = """
      import pathlib
      record(identifier="XX-7", name=base64.b64decode(sent[1]["base64"]).decode(), type="22",
             role=call["params"]["settings"]["role"], sensitivity="public")
      if os.path.exists("state"): finding(severity="info", rule="state", message="There is one.")
      done(2 if os.path.exists("state") else 1)
      """
    try session.plugin("books", more: more, program)
    func enable(_ role: String) throws {
      _ = try session.object("plugin", "enable", "books", "--yes", "--set", "role=\(role)")
    }
    func token(_ arguments: String...) throws -> String {
      let result = try session.run(
        ["import", session.file("books.txt"), "--plugin", "books", "--dry-run", "--json"]
          + arguments)
      let object = try JSONSerialization.jsonObject(with: Data(result.stdout.utf8))
      return try #require((object as? [String: Any])?["plan"] as? String)
    }
    try enable("partner")
    _ = try session.write("First", to: "books.txt")
    let first = try token()
    #expect(try token() == first)
    #expect(try token("--as", "partners") != first)
    _ = try session.write("Second", to: "books.txt")
    let second = try token()
    #expect(second != first)
    // A plugin that says something else, though file, plugin, settings and store are the same.
    let state = session.plugins + "/books/state"
    try Data().write(to: URL(filePath: state))
    let stated = try session.run(
      "import", session.file("books.txt"), "--plugin", "books", "--plan", second)
    #expect(stated.status == 1 && stated.stderr.contains("[import.plan]"))
    try FileManager.default.removeItem(atPath: state)
    try enable("funder")
    let moved = try session.run(
      "import", session.file("books.txt"), "--plugin", "books", "--plan", second)
    #expect(moved.status == 1 && moved.stderr.contains("[import.plan]"))
    #expect(try session.rows("record", "list", "partners").isEmpty)
  }

  @Test("Forms that refer to each other are written parents first, each in a run")
  func severalForms() throws {
    let session = try Session()
    try session.begin()
    try session.enable(
      "survey", permissions: ["propose:concerns", "propose:communities"],
      """
      record("concerns", code="C-1", community="Illustrative Town", title="The well", absence="rights",
             raised_on="2026-01-31", sensitivity="internal")
      record("communities", name="Illustrative Town", country="LR", precision="area",
             sensitivity="internal")
      done(2)
      """)
    let file = try session.write("any", to: "survey.bin")
    let result = try session.object("import", file, "--plugin", "survey")
    let runs = try #require(result["runs"] as? [[String: Any]])
    let forms = runs.compactMap { ($0["records"] as? [[String: Any]])?.first?["form"] as? String }
    #expect(forms == ["communities", "concerns"])
    let wrong = try session.run("import", file, "--plugin", "survey", "--as", "partners")
    #expect(wrong.status == 1 && wrong.stderr.contains("[form.unknown]"))
    let both = try session.run("import", file, "--plugin", "survey", "--mapping", "a")
    #expect(both.status == 64)
  }

  @Test("A finding that is critical stops the file")
  func stops() throws {
    let session = try Session()
    try session.begin()
    try session.enable(
      "books",
      Session.partners.replacing("\"warning\"", with: "\"critical\""))
    let before = try session.digest()
    let file = try session.write("any", to: "books.bin")
    let result = try session.object("import", file, "--plugin", "books", status: 3)
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    #expect((run["records"] as? [Any])?.isEmpty == true)
    #expect(try session.digest() == before)
  }

  @Test("Twenty thousand records go through with the memory of few")
  func memory() throws {
    let session = try Session()
    try session.begin()
    try session.enable(
      "books",
      """
      n = int(base64.b64decode(sent[1]["base64"]))
      for i in range(n):
          record(identifier=f"XX-{i % 5}", name="x" * 2000, type="22", role="partner",
                 sensitivity="public", colour="red")
      done(n)
      """)
    func peak(_ count: Int) throws -> Int {
      let file = try session.write("\(count)", to: "n\(count).bin")
      let result = try session.script(
        "python3",
        """
        import os, resource, subprocess, sys
        run = subprocess.run([os.environ["BARAZA"], "import", sys.argv[1], "--plugin", "books",
          "--dry-run", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        print(run.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        """, [file])
      let words = result.stdout.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
      try #require(words.count == 2 && words[0] == 3, "\(result.stdout) \(result.stderr)")
      return words[1]
    }
    let few = try peak(100)
    let many = try peak(20_000)
    #expect(many < few + 40_000, "\(few) kB for 100 records, \(many) kB for 20,000")
  }
}
