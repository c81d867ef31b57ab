import Foundation
import TestSupport
import Testing

/// Records that people enter, in spreadsheets and one by one, as they meet them.
struct RecordTests {
  private static let header = "row_id,exported_at,identifier,name,type,country,role,sensitivity"

  /// What became of the records of the first run.
  private func records(_ result: [String: Any]) throws -> [String: Any] {
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    return try #require((run["records"] as? [[String: Any]])?.first)
  }

  private func rules(_ result: [String: Any]) throws -> [String] {
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    return try #require(run["diagnostics"] as? [[String: Any]]).compactMap { $0["rule"] as? String }
  }

  @Test("A template goes out, is edited, and comes back; what changed meanwhile is a conflict")
  func roundTrip() throws {
    let session = try Session()
    try session.begin()
    let example = Session.sample("templates/partners-example.csv")
    let first = try session.object("import", example)
    #expect(try records(first)["added"] as? Int == 5)
    let counted = try #require((first["runs"] as? [[String: Any]])?.first)
    #expect((counted["organisations"] as? [String: Int])?["added"] == 5)
    // All are there already.
    let again = try session.object("import", example, status: 3)
    #expect(try rules(again) == Array(repeating: "import.conflict.exists", count: 5))

    let file = session.file("partners.csv")
    #expect(try session.run("template", "partners", "--out", file).status == 0)
    let exported = try String(contentsOfFile: file, encoding: .utf8)
    #expect(exported.contains("\r\n#"))
    #expect(try records(session.object("import", file))["unchanged"] as? Int == 5)

    let edited = exported.replacing("Illustrative Peace Fund", with: "Illustrative Fund for Peace")
    _ = try session.write(edited, to: "edited.csv")
    let changed = try session.object("import", session.file("edited.csv"))
    #expect(try records(changed)["changed"] as? Int == 1)
    #expect(try records(changed)["unchanged"] as? Int == 4)
    // The first export is older than that change.
    let late = try session.object("import", file, status: 3)
    #expect(try rules(late) == ["import.conflict.changed"])
    #expect(try records(late)["unchanged"] as? Int == 4)
  }

  @Test("A run of records is listed, shown, undone, and its undoing undone")
  func undoes() throws {
    let session = try Session()
    try session.begin()
    let before = try session.digest()
    let example = Session.sample("templates/partners-example.csv")
    #expect(try session.run("import", example).stdout.contains("done"))
    let after = try session.digest()
    let run = try #require(try session.rows("run", "list").first)
    let number = "\(try #require(run["run"] as? Int))"
    #expect(run["feed"] as? String == "partners-example")
    #expect((run["records"] as? [[String: Any]])?.first?["added"] as? Int == 5)
    let files = try #require(run["files"] as? [[String: Any]])
    #expect(files.first?["kind"] as? String == "partners")
    let shown = try session.object("run", "show", number)
    let changes = try #require(shown["changes"] as? [[String: Any]])
    #expect(changes.compactMap { $0["action"] as? String } == Array(repeating: "added", count: 5))
    #expect(changes.first?["identifier"] as? String == "XX-EXAMPLE-FUND")
    #expect(changes.first?["table"] as? String == "organisations")

    let undo = try session.object("run", "undo", number)
    #expect(try records(undo)["removed"] as? Int == 5)
    #expect(try session.digest() == before)
    let undone = "\(try #require(try session.rows("run", "list").first?["run"] as? Int))"
    #expect(try session.run("run", "undo", undone).status == 0)
    #expect(try session.digest() == after)
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
    #expect(try session.object("audit", "verify")["ok"] as? Bool == true)
    // What a person has changed since stays.
    let last = "\(try #require(try session.rows("run", "list").first?["run"] as? Int))"
    let partner = try #require(try session.rows("record", "list", "partners").first)
    let id = "\(try #require(partner["id"] as? Int))"
    #expect(try session.run("record", "set", "partners", id, "role=network").status == 0)
    let refused = try session.run("run", "undo", last)
    #expect(refused.status == 1)
    #expect(refused.stderr.contains("organisations #\(id) has changed since, in role"))
  }

  @Test("One record is added, changed and shown, and every mistake is named at once")
  func entersOne() throws {
    let session = try Session()
    try session.begin()
    let wrong = try session.run(
      "record", "add", "partners", "name=Illustrative Forum", "type=NGO", "country=gb",
      "colour=red")
    #expect(wrong.status == 1 && wrong.stdout == "")
    for rule in ["template.code", "template.field", "template.required"] {
      #expect(wrong.stderr.contains("[\(rule)]"))
    }
    #expect(wrong.stderr.contains("Write GB."))
    let added = try session.object(
      "record", "add", "partners", "name=Forum = of all", "type=22", "role=partner",
      "sensitivity=internal", "--reason", "met at the council")
    #expect(added["action"] as? String == "added")
    #expect((added["values"] as? [String: Any])?["name"] as? String == "Forum = of all")
    #expect((added["values"] as? [String: Any])?["country"] is NSNull)
    let id = "\(try #require(added["id"] as? Int))"
    let set = try session.object("record", "set", "partners", "#" + id, "country=NP", "type=22")
    #expect(set["action"] as? String == "changed")
    let same = try session.object("record", "set", "partners", id, "country=NP")
    #expect(same["action"] as? String == "unchanged")
    #expect(same["changedAt"] as? String == set["changedAt"] as? String)
    let cleared = try session.object("record", "set", "partners", id, "country=")
    #expect((cleared["values"] as? [String: Any])?["country"] is NSNull)
    let shown = try session.object("record", "show", "partners", id)
    #expect(shown["form"] as? String == "partners")
    #expect(try session.rows("record", "list", "partners").count == 1)
    #expect(
      try session.run("record", "list", "partners", "--format", "csv").stdout
        .hasPrefix("id,identifier,name,type,country,role,sensitivity,website,changedAt\r\n\(id),,"))

    let twin = try session.run(
      "record", "add", "partners", "name=Forum = of all", "type=22", "role=partner",
      "sensitivity=public")
    #expect(twin.status == 1 && twin.stderr.contains("[import.conflict.exists]"))
    let none = try session.run("record", "show", "partners", "9")
    #expect(none.status == 1 && none.stderr.contains("[form.record]"))
    let form = try session.run("record", "list", "villages")
    #expect(form.status == 1 && form.stderr.contains("[form.unknown]"))
    #expect(try session.run("record", "set", "partners", id, "country").status == 64)
  }

  @Test("The forms say their fields in JSON")
  func listsForms() throws {
    let session = try Session()
    let partners = try #require(
      try session.rows("record", "forms").first { $0["name"] as? String == "partners" })
    let fields = try #require(partners["fields"] as? [[String: Any]])
    #expect(fields.first?["name"] as? String == "identifier")
    let role = try #require(fields.first { $0["name"] as? String == "role" })
    #expect(role["required"] as? Bool == true)
    #expect((role["type"] as? [String: Any])?["kind"] as? String == "choice")
    #expect(((role["type"] as? [String: Any])?["choices"] as? [String])?.count == 4)
    #expect(try session.run("record", "forms").stdout.contains("code of Country"))
  }

  @Test("Each template is told by its header; those in the repository are those of the program")
  func tellsTemplates() throws {
    let session = try Session()
    try session.begin()
    let forms = try session.rows("record", "forms").compactMap { $0["name"] as? String }
    for form in forms + ["programmes"] {
      let file = session.file("\(form).csv")
      #expect(try session.run("template", form, "--out", file).status == 0)
      let preview = try session.object("import", "--dry-run", file)
      let run = try #require((preview["runs"] as? [[String: Any]])?.first)
      let read = try #require((run["files"] as? [[String: Any]])?.first)
      #expect(read["kind"] as? String == form)
      let kept = Session.sample("templates/\(form).csv")
      guard FileManager.default.fileExists(atPath: kept) else { continue }
      let header = try String(contentsOfFile: file, encoding: .utf8).prefix { $0 != "\r\n" }
      let keptHeader = try String(contentsOfFile: kept, encoding: .utf8)
        .prefix { !$0.isNewline }
      #expect(header == keptHeader, "\(form)")
    }
  }

  @Test("A file of no form, or of another, is named with the forms that there are")
  func namesForms() throws {
    let session = try Session()
    try session.begin()
    let path = try session.write("name,type,colour\r\nA,22,red\r\n", to: "table.csv")
    let unknown = try session.run("import", path)
    #expect(unknown.status == 1)
    #expect(unknown.stderr.contains("role, sensitivity"))
    #expect(unknown.stderr.contains("programmes, partners"))
    let forced = try session.run("import", path, "--as", "partners")
    #expect(forced.status == 1 && forced.stderr.contains("[template.column.missing]"))
    let other = try session.run("import", path, "--as", "villages")
    #expect(other.status == 1 && other.stderr.contains("[form.unknown]"))
    let xml = try session.run(
      "import", Session.sample("feeds/funder-example.xml"), "--as", "partners")
    #expect(xml.status == 1 && xml.stderr.contains("[import.form]"))
  }

  @Test("What a preview showed is done with its token, or not at all")
  func keepsPlans() throws {
    let session = try Session()
    try session.begin()
    let rows = ",,P1,Illustrative One,22,NP,partner,public"
    let table = try session.write("\(Self.header)\r\n\(rows)\r\n", to: "partners.csv")
    let feed = Session.sample("feeds/funder-example.xml")
    let donor = Session.sample("feeds-other/funder-projects.xml")
    let profile = Session.sample("profiles/funder-projects.yaml")
    let imports = [[table], [feed, "--feed", "funder"], [donor, "--profile", profile]]
    func token(_ arguments: [String]) throws -> String {
      let result = try session.run(["import", "--dry-run", "--json"] + arguments)
      let json = try JSONSerialization.jsonObject(with: Data(result.stdout.utf8))
      return try #require((json as? [String: Any])?["plan"] as? String)
    }
    for arguments in imports {
      let plan = try token(arguments)
      #expect(plan.count == 16 && plan.allSatisfy { $0.isHexDigit })
      #expect(try token(arguments) == plan)
      #expect(
        try session.run(["import", "--dry-run"] + arguments).stdout.contains("plan: \(plan)"))
      // The wrong token, and the right one for another feed.
      for wrong in [["--plan", "0123456789abcdef"], ["--plan", plan, "--feed", "other"]] {
        let refused = try session.run(
          ["import"] + arguments.filter { $0 != "--feed" && $0 != "funder" } + wrong)
        #expect(refused.status == 1)
        #expect(refused.stderr.contains("[import.plan]"))
      }
      let done = try session.run(["import", "--plan", plan] + arguments)
      #expect(done.status == 0 || done.status == 3, "\(done.stderr)")
      // The store has moved since.
      let late = try session.run(["import", "--plan", plan] + arguments)
      #expect(late.status == 1 && late.stderr.contains("[import.plan]"))
    }
    #expect(try session.rows("run", "list").count == 3)

    // So has a file.
    let plan = try token([table])
    _ = try session.write("\(Self.header)\r\n\(rows)x\r\n", to: "partners.csv")
    #expect(try session.run("import", table, "--plan", plan).status == 1)
  }
}
