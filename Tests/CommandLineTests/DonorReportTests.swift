import Foundation
import TestSupport
import Testing

/// The way of a report on a grant, from its draft to the donor's answer.
struct DonorReportTests {
  @Test("A report goes from draft to accepted; each step is kept, and no other is taken")
  func goesItsWay() throws {
    let session = try Session()
    try session.readyClaim()
    let claim = Session.claim
    func refused(_ steps: String...) throws {
      for step in steps {
        let result = try session.run(
          ["report", step, claim, "--note", "No"]
            + (step == "check" ? ["--today", "2024-08-30"] : ["--on", "2024-08-30"]))
        #expect(result.status == 1 && result.stderr.contains("[report.state]"), "\(step)")
        #expect(result.stderr.contains("draft, checked, approved, submitted"))
      }
    }
    try refused("approve", "submit", "accept", "return", "reopen")
    let digest = try session.digest()
    let dry = try session.object("report", "check", claim, "--dry-run", "--today", "2024-07-20")
    #expect(dry["passed"] as? Bool == true && dry["version"] is NSNull)
    #expect(try session.digest() == digest)

    let checked = try session.object(
      "report", "check", claim, "--today", "2024-07-20", "--note", "Read by two")
    #expect(checked["version"] as? Int == 1)
    let sha256 = try #require(checked["sha256"] as? String)
    try refused("submit", "accept", "return")
    let early = try session.run("report", "approve", claim, "--on", "2024-07-19")
    #expect(early.status == 1 && early.stderr.contains("[report.day]"))
    _ = try session.object("report", "approve", claim, "--on", "2024-07-21")
    try refused("check", "approve", "accept", "return")
    let submitted = try session.object("report", "submit", claim, "--on", "2024-07-22")
    #expect(submitted["sha256"] as? String == sha256)
    try refused("check", "approve", "submit", "reopen")
    let listed = try session.object("report", "list", "--state", "submitted")
    #expect((listed["reports"] as? [[String: Any]])?.map { $0["code"] as? String } == [claim])
    let calendar = try session.run("report", "calendar", "--grant", "UK-9", "--json")
    #expect(!calendar.stdout.contains(#""ends" : "2024-06-30""#))
    _ = try session.object("report", "accept", claim, "--on", "2024-08-01")
    try refused("check", "approve", "submit", "accept", "return", "reopen")

    let shown = try session.object("report", "show", claim)
    let steps = try #require(shown["steps"] as? [[String: Any]])
    #expect(
      steps.compactMap { $0["state"] as? String }
        == ["checked", "approved", "submitted", "accepted"])
    #expect(
      steps.compactMap { $0["on"] as? String }
        == ["2024-07-20", "2024-07-21", "2024-07-22", "2024-08-01"])
    #expect(steps.first?["note"] as? String == "Read by two")
    #expect((shown["changed"] as? [String: Any])?["lines"] as? Int == 0)
    let versions = try #require(shown["versions"] as? [[String: Any]])
    #expect(versions.compactMap { $0["sha256"] as? String } == [sha256])
    let text = try session.run("report", "show", claim)
    #expect(text.stdout.contains("Two meetings were held.") && text.stdout.contains("Tester"))
  }

  @Test("What was checked is written as it was stored, and a draft says that it is one")
  func writesCopies() throws {
    let session = try Session()
    try session.readyClaim()
    let folder = session.file("out") + "/"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let draft = try session.run("report", "grant", Session.claim, "--out", folder)
    #expect(draft.status == 0 && draft.stderr.contains("a draft of what the store says now"))
    let page = try String(contentsOfFile: folder + "UK-9-Q1.html", encoding: .utf8)
    #expect(page.contains("Draft: not checked."))

    try session.submit(Session.claim)
    let shown = try session.object("report", "show", Session.claim)
    let version = try #require((shown["versions"] as? [[String: Any]])?.first)
    for form in try #require(version["forms"] as? [[String: Any]]) {
      let name = try #require(form["form"] as? String)
      let file = session.file("copy.\(name)")
      let written = try session.run("report", "grant", Session.claim, "--out", file)
      #expect(written.status == 0, "\(written.stderr)")
      #expect(written.stderr.contains("version 1, SHA-256 of the input \(version["sha256"] ?? "")"))
      let sum = try session.script("sh", "sha256sum < \"$0\"", [file])
      #expect(sum.stdout.hasPrefix(form["sha256"] as? String ?? "?"))
      #expect(try Data(contentsOf: URL(filePath: file)).count == form["bytes"] as? Int)
      #expect(try session.differences(Session.claim, "--file", file, status: 0) == [])
    }
    let csv = try session.run("report", "grant", Session.claim, "--out", "-", "--format", "csv")
    #expect(csv.stdout.contains(version["sha256"] as? String ?? "?"))
    #expect(!csv.stdout.contains("Draft"))
    // 4,000.40, half of 800,000 KES at 160, and 9,000,000 UGX at 4,700 give 8,415.29; with ten per
    // cent of it 9,256.82.
    #expect(csv.stdout.contains("9256.82"))
    let now = try session.run(
      "report", "grant", Session.claim, "--out", "-", "--format", "csv", "--draft")
    #expect(now.stdout.contains("Draft: not checked."))
    let none = try session.run(
      "report", "grant", Session.claim, "--out", folder, "--version", "2")
    #expect(none.status == 1 && none.stderr.contains("[report.version]"))
    let both = try session.run(
      "report", "grant", Session.claim, "--out", folder, "--version", "1", "--draft")
    #expect(both.status == 64)
  }

  @Test("A returned report is checked again, and keeps what was submitted before")
  func returns() throws {
    let session = try Session()
    try session.readyClaim()
    let claim = Session.claim
    try session.submit(claim)
    #expect(try session.run("report", "return", claim, "--on", "2024-08-01").status == 64)
    _ = try session.object(
      "report", "return", claim, "--on", "2024-08-01", "--note", "Say who took part")
    _ = try session.object(
      "record", "set", "report-texts",
      try session.recordID("report-texts"), "text=Two meetings were held; 41 women took part.")
    let checked = try session.object("report", "check", claim, "--today", "2024-08-05")
    #expect(checked["version"] as? Int == 2)
    _ = try session.object("report", "reopen", claim, "--on", "2024-08-06")
    let again = try session.object("report", "check", claim, "--today", "2024-08-07")
    #expect(again["version"] as? Int == 3)
    let first = try session.run(
      "report", "grant", claim, "--out", "-", "--format", "csv", "--version", "1")
    #expect(!first.stdout.contains("41 women"))
    let last = try session.run("report", "grant", claim, "--out", "-", "--format", "csv")
    #expect(last.stdout.contains("41 women"))
    for version in ["1", "2", "3"] {
      #expect(try session.differences(claim, "--version", version, status: 0) == [])
    }
    let steps = try #require(
      try session.object("report", "show", claim)["steps"] as? [[String: Any]])
    #expect(steps.compactMap { $0["version"] as? Int } == [1, 1, 1, 1, 2, 2, 3])
  }

  @Test("Each fault of a check stops it, says what to do, and leaves nothing behind")
  func stopsFaults() throws {
    let session = try Session()
    try session.beginReports()
    try session.bringIn(
      """
      source,reference,posted_on,amount,currency,account,shares
      SAGE,5,2024-06-01,120,GBP,6030,UK-9
      """, as: "ledger-entries")
    let digest = try session.digest()
    func rules(_ report: String, _ severity: String = "error") throws -> [String: String] {
      let result = try session.object(
        "report", "check", report, "--today", "2025-05-01",
        status: severity == "error" ? 3 : 0)
      let found = try #require(result["diagnostics"] as? [[String: Any]])
      return Dictionary(
        found.filter { $0["severity"] as? String == severity }
          .map { ($0["rule"] as? String ?? "", $0["remedy"] as? String ?? "") },
        uniquingKeysWith: { first, _ in first })
    }
    let claim = try rules(Session.claim)
    #expect(
      claim.keys.sorted()
        == ["report.check.narrative", "report.check.rate", "report.check.unmapped"])
    #expect(claim["report.check.unmapped"]?.contains("account-mappings") == true)
    #expect(claim["report.check.rate"]?.contains("baraza rates import") == true)
    #expect(claim["report.check.narrative"]?.contains("section progress") == true)
    let year = try rules("UK-9-YEAR")
    #expect(year["report.check.variance"]?.contains("section variances, line ") == true)
    #expect(year["report.check.claims"]?.contains("Submit the claims") == true)
    #expect(try session.digest() == digest)
    let people = try session.run("report", "check", Session.claim)
    #expect(people.status == 3 && people.stderr.contains("error: 1 entry of account 6030"))

    // Mended one by one.
    try session.importRates(Session.rates)
    #expect(try rules(Session.claim)["report.check.rate"] == nil)
    try session.writeText("progress", "Two meetings were held.", report: Session.claim)
    #expect(try rules(Session.claim).keys.sorted() == ["report.check.unmapped"])
    _ = try session.object("grant", "copy-budget", "UK-9")
    try session.bringIn("budget,account,line\nUK-9#2,6030,B\n", as: "account-mappings")
    _ = try session.object(
      "record", "set", "grant-budgets", "UK-9#2", "status=approved", "approved_on=2024-06-02")
    #expect(try rules(Session.claim, "warning").keys.contains("report.check.open"))
  }

  @Test("A cost that names the line of indirect costs at a rate is left out in sight")
  func leavesIndirectOut() throws {
    let session = try Session()
    try session.readyClaim()
    try session.bringIn(
      """
      source,reference,posted_on,amount,currency,account,shares
      SAGE,5,2024-06-01,77,GBP,6010,UK-9#C
      """, as: "ledger-entries")
    let checked = try session.run("report", "check", Session.claim, "--today", "2024-07-20")
    #expect(checked.status == 0 && checked.stderr.contains("warning: 1 entry in no sum: Indirect"))
    let csv = try session.run("report", "grant", Session.claim, "--out", "-", "--format", "csv")
    #expect(csv.stdout.contains("9256.82"))
  }

  @Test("Reports are listed for whom they are made for, forms with where they come from")
  func lists() throws {
    let session = try Session()
    try session.beginReports()
    let all = try session.object("report", "list")
    #expect((all["reports"] as? [Any])?.count == 3)
    let open = try session.object("report", "list", "--audience", "public")
    #expect((open["reports"] as? [Any])?.isEmpty == true)
    #expect(
      (open["withheld"] as? [[String: Any]])?.map { "\($0["count"] ?? "") \($0["what"] ?? "")" }
        == ["1 grants"])
    let hidden = try session.run("report", "show", Session.claim, "--audience", "public")
    #expect(hidden.status == 1 && hidden.stderr.contains("[report.withheld]"))
    _ = try session.object("record", "set", "grant-reports", "UK-9-PLAIN", "audience=restricted")
    let listed = try session.run("report", "list")
    #expect(!listed.stdout.contains("UK-9-PLAIN"))
    #expect(listed.stderr.contains("withheld: 1 grant_reports"))
    let none = try session.run("report", "show", "UK-9-Q9")
    #expect(none.status == 1 && none.stderr.contains("[report.none]"))

    let forms = try session.rows("report", "templates")
    #expect(
      forms.compactMap { $0["id"] as? String }
        == ["eu-interim@1", "plain@1", "uk-annual@1", "uk-claim@1"])
    let yaml = try session.run("report", "templates", "--show", "uk-claim")
    let own = yaml.stdout.replacing("name: uk-claim", with: "name: house-claim")
    _ = try session.object(
      "record", "add", "report-templates", "code=house-claim@1", "definition=\(own)")
    let again = try session.run("report", "templates", "--show", "house-claim@1")
    #expect(again.stdout == own)
    #expect(
      try session.rows("report", "templates").filter { $0["isOwn"] as? Bool == true }.count == 1)
    #expect(try session.run("report", "templates", "--show", "none").status == 1)
  }
}
