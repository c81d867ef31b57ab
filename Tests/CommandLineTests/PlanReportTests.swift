import Foundation
import TestSupport
import Testing

/// The pages on plans and commitments beside the figures, and the way on from each statement.
struct PlanReportTests {
  /// The lines of a report's CSV, by the names of its columns.
  private func lines(_ session: borrowing Session, _ report: String...) throws -> [[String: String]]
  {
    let result = try session.run(
      ["report"] + report + ["--out", "-", "--format", "csv"] + Session.day)
    try #require(result.status == 0, "\(result.stderr)")
    let rows = result.stdout.drop { $0 == "\u{FEFF}" }.split(separator: "\r\n").map { row in
      PlanReportTests.cells(String(row))
    }
    let header = try #require(rows.first)
    return rows.dropFirst().map { cells in
      #expect(cells.count == header.count)
      return Dictionary(zip(header, cells)) { first, _ in first }
    }
  }

  /// No cell of the fixture holds a line break.
  private static func cells(_ row: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in row {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test("The CSV says the same counts as the figures, and sums of money line by line")
  func agreesWithFigures() throws {
    let session = try Session()
    try session.beginPlans()
    let shown = try session.object("plan", "show", "EX-1", "--today", "2026-06-30")
    let lines = try lines(session, "plan", "EX-1")
    for voice in ["responsible", "civil-society", "independent", "donor"] {
      let told = lines.filter {
        $0["section"] == "progress" && $0["voice"] == voice && $0["number"] != "0"
      }
      let counts = told.map { ($0["value"] ?? "", Int($0["number"] ?? "") ?? -1) }
      #expect(
        try Dictionary(uniqueKeysWithValues: counts) == Session.counts(shown, voice))
      #expect(told.allSatisfy { $0["unit"] == "of 5" })
    }
    #expect(lines.filter { $0["section"] == "money" }.count == 4)
    func sum(_ measure: String, _ currency: String) -> String? {
      lines.first {
        $0["section"] == "money" && $0["value"] == measure && $0["unit"] == currency
      }?["number"]
    }
    #expect(sum("costed", "NPR") == "1000000" && sum("allocated", "NPR") == "250000.5")
    #expect(sum("allocated", "USD") == "1000" && sum("disbursed", "USD") == "500")
    #expect(sum("spent", "USD") == nil)
    let differing = lines.filter { $0["note"] == "sources differ" }.map { $0["item"] }
    #expect(differing == ["period_end", "actions"])
    #expect(lines.filter { $0["section"] == "claim" }.map { $0["value"] } == ["2027", "8", "9"])
    let dispute = try #require(lines.first { $0["section"] == "dispute" })
    #expect(dispute["number"] == "30" && dispute["text"] == "They are filled.")
  }

  @Test("Every id and code that a report names is opened by the command that it names")
  func leadsOn() throws {
    let session = try Session()
    try session.beginPlans()
    let plan = try lines(session, "plan", "EX-1")
    let commitment = try lines(session, "commitment", "EX-1#1.1.1")
    let forms = [
      "status": "assessments", "assessment": "assessments", "claim": "plan-claims",
      "money line": "plan-money", "dispute": "disputes", "rebuttal": "rebuttals",
      "evidence": "evidence", "provision": "provisions", "indicator": "plan-indicators",
    ]
    var opened: Set<String> = []
    for line in plan + commitment {
      guard let section = line["section"], let id = line["id"], !id.isEmpty else { continue }
      let command: [String]
      switch section {
      case "plan": command = ["plan", "show", id]
      case "pillar", "objective", "output", "action": command = ["commitment", "show", id]
      default: command = ["record", "show", try #require(forms[section], "\(section)"), id]
      }
      opened.insert(section)
      let result = try session.run(command)
      #expect(result.status == 0, "\(command): \(result.stderr)")
    }
    #expect(
      opened.isSuperset(of: [
        "plan", "pillar", "objective", "action", "status", "claim", "money line", "dispute",
        "assessment", "evidence", "rebuttal",
      ]))
    // The pages name no other ids, and the evidence by codes that open.
    let known = Set((plan + commitment).compactMap { $0["id"] })
    for report in [["plan", "EX-1"], ["commitment", "EX-1#1.1.1"]] {
      let page = try session.run(["report"] + report + ["--out", "-"] + Session.day).stdout
      let ids = Set(page.matches(of: /#\d{6,}/).map { String($0.output) })
      #expect(!ids.isEmpty && ids.isSubset(of: known), "\(ids.subtracting(known))")
      #expect(page.contains("AR (moderate"))
      #expect(!page.contains("<script") && !page.contains("<link"))
      // Whether or not a part of the template is used, nothing of it stays.
      #expect(!page.contains("{{"))
    }
    #expect(try session.run("evidence", "show", "AR").status == 0)
  }

  @Test("Pages go to a file or a folder, twice the same; what waits is there with its age")
  func writesPages() throws {
    let session = try Session()
    try session.beginPlans()
    let folder = session.folder.url.path + "/"
    let written: [([String], String)] = [
      (["plans"], "plans.html"), (["plan", "EX-1"], "EX-1.html"),
      (["commitment", "EX-1#1.1.1"], "EX-1-1.1.1.html"),
    ]
    for (report, file) in written {
      let arguments = ["report"] + report + Session.day
      #expect(try session.run(arguments + ["--out", folder]).status == 0)
      let first = try String(contentsOfFile: session.file(file), encoding: .utf8)
      #expect(try session.run(arguments + ["--out", "-"]).stdout == first)
      #expect(first.contains("Withheld"))
    }
    let plan = try String(contentsOfFile: session.file("EX-1.html"), encoding: .utf8)
    #expect(plan.contains("1.1.4 (972 days)"))
    #expect(plan.contains("They are filled.") && plan.contains("30 days ago"))
    #expect(plan.contains("Sources differ."))
    for status in ["Complete", "No evidence available", "not assessed", "withheld", "stale"] {
      #expect(plan.contains(status), "\(status)")
    }
    let commitment = try String(contentsOfFile: session.file("EX-1-1.1.1.html"), encoding: .utf8)
    #expect(commitment.contains("Seats stand empty.") && commitment.contains("2 withheld"))
    #expect(commitment.contains(String(repeating: "a", count: 64)))
  }

  @Test("What linked transactions come to stands beside what is stated, as `thread money` has it")
  func showsLinkedMoney() throws {
    let session = try Session()
    try session.beginPlans()
    #expect(try session.run("settings", "set", "--currency", "USD").status == 0)
    _ = try session.run("import", "--quiet", Session.sample("feeds/ipo-headquarters.xml"))
    _ = try session.object(
      "record", "add", "links", "commitment=EX-1#1.1.1", "source_kind=activity",
      "source=XX-EXAMPLE-IPO-PSJ-LR", "weight=25", "rationale=Seats are its aim.",
      "state=reviewed", "reviewed_by=Adviser", "reviewed_on=2026-06-01")
    for (report, name) in [("plan", "EX-1"), ("commitment", "EX-1#1.1.1")] {
      let money = try session.object("thread", "money", name)
      let four = try #require(money["money"] as? [String: Any])
      let lines = try lines(session, report, name)
      for measure in ["disbursed", "spent"] {
        let amount = try #require((four[measure] as? [String: Any])?["amount"] as? String)
        #expect(amount != "0")
        let told = lines.filter { $0["section"] == "linked money" && $0["value"] == measure }
        #expect(told.map { $0["number"] } == [amount] && told.first?["unit"] == "USD")
      }
      // The sum of what is stated is what it was.
      #expect(
        lines.first { $0["section"] == "money" && $0["value"] == "disbursed" }?["number"] == "500")
      let page = try session.run(["report", report, name, "--out", "-"] + Session.day).stdout
      #expect(page.contains("reviewed links"))
      #expect(page.contains("baraza thread money \(name) --explain disbursed"))
    }
  }

  @Test("A page as on an earlier day knows nothing later")
  func looksBack() throws {
    let session = try Session()
    try session.beginPlans()
    let then = try session.object("commitment", "show", "EX-1#1.1.1", "--today", "2026-02-01")
    let assessments = try #require(then["assessments"] as? [[String: Any]])
    #expect(assessments.map { $0["rationale"] as? String } == ["Rules are adopted."])
    let plan = try session.object("plan", "show", "EX-1", "--today", "2026-02-28")
    // On that day the Forum's older word on 1.1.2 stood, and it is public.
    #expect(
      try Session.counts(plan, "civil-society")
        == ["underWay": 2, "neverAssessed": 2, "withheld": 1, "stale": 1])
    #expect((plan["disputes"] as? [Any])?.isEmpty == true)
  }
}
