import Foundation
import TestSupport
import Testing

/// Grants by command: their standing, who bears the costs, and what is withheld.
struct GrantTests {
  @Test("The list says how far money and time have gone, and which report is next")
  func lists() throws {
    let session = try Session()
    try session.beginGrants()
    let list = try session.grants("grant", "list")
    let grants = try #require(list["grants"] as? [[String: Any]])
    #expect(grants.compactMap { $0["code"] as? String } == ["EU-1", "NO-4", "UK-2"])
    let first = try #require(grants.first)
    // As amended on 2025-03-01, from 500,000 until 2025.
    #expect(
      first["amount"] as? String == "550000" && first["eligibleTo"] as? String == "2026-06-30")
    let standing = try #require(first["standing"] as? [String: Any])
    // Of 100,000 EUR 60 %, of 21,333.33 a quarter, 3,000.00 twice, a third of 2,000; 1,000 came
    // before the eligible period.
    #expect(standing["spent"] as? String == "72000")
    #expect(standing["excluded"] as? Int == 1)
    #expect(
      standing["received"] as? String == "200000" && standing["onHand"] as? String == "128000")
    #expect(standing["burnRate"] as? String == "13.090909")
    #expect(standing["days"] as? Int == 912 && standing["daysGone"] as? Int == 547)
    #expect(standing["timeRate"] as? String == "59.97807")
    let next = try #require(first["nextReport"] as? [String: Any])
    #expect(next["due"] as? String == "2025-03-31" && next["state"] as? String == "overdue")
    #expect(next["daysLeft"] as? Int == -91)
    #expect(grants[1]["nextReport"] == nil, "nobody waits for a report on a closed grant")
    let before = try session.run("grant", "list", "--json", "--today", "2025-02-28")
    #expect(before.stdout.contains(#""amount" : "500000""#))
  }

  @Test("One grant shows its terms, and what holds and is due on the day")
  func shows() throws {
    let session = try Session()
    try session.beginGrants()
    let grant = try session.grants("grant", "show", "EU-1")
    #expect(
      grant["signedAmount"] as? String == "500000" && grant["signedTo"] as? String == "2025-12-31")
    let amendments = try #require(grant["amendments"] as? [[String: Any]])
    #expect(amendments.map { $0["holds"] as? Bool } == [true, false])
    let instalments = try #require(grant["instalments"] as? [[String: Any]])
    #expect(
      instalments.map { $0["state"] as? String } == ["received", "overdue", "expected"])
    let budget = try #require((grant["budgets"] as? [[String: Any]])?.first)
    #expect(budget["total"] as? String == "500000" && budget["grantTotal"] as? String == "450000")
    #expect(budget["lines"] as? Int == 4 && budget["status"] as? String == "approved")
    let exchange = try #require(grant["exchange"] as? [String: Any])
    #expect(
      exchange["policy"] as? String == "fixed" && exchange["fixedRates"] as? String == "KES:150")
    let reports = try #require(grant["reports"] as? [[String: Any]])
    #expect(
      reports.map { $0["state"] as? String } == ["overdue", "upcoming", "upcoming", "upcoming"])
    let closed = try session.grants("grant", "show", "NO-4")
    #expect(
      (closed["reports"] as? [[String: Any]])?.map { $0["state"] as? String } == ["not-expected"])
  }

  @Test("Budget, costs and standing tell one figure, and the workbook holds the same rows")
  func explains() throws {
    let session = try Session()
    try session.beginGrants()
    let sheet = try session.grants("grant", "budget", "EU-1")
    #expect(sheet["total"] as? String == "72000")
    let unmapped = (sheet["unmapped"] as? [[String: Any]] ?? []).compactMap { $0["total"] }
    let lines = try #require(sheet["lines"] as? [[String: Any]])
    let costs = try session.run(
      "grant", "costs", "EU-1", "--today", "2025-06-30", "--format", "csv")
    let rows = costs.stdout.split(whereSeparator: \.isNewline).dropFirst()
    let borne = rows.compactMap { row in
      Double(row.split(separator: ",", omittingEmptySubsequences: false)[7])
    }
    #expect(rows.count == 6 && borne.reduce(0, +) == 72000, "\(costs.stdout)")
    #expect(unmapped as? [String] == ["666.67"])
    for line in lines.compactMap({ $0["code"] as? String }) {
      let own = try session.run(
        "grant", "costs", "EU-1", "--line", line, "--today", "2025-06-30", "--json")
      #expect(own.status == 0)
    }
    let none = try session.run("grant", "costs", "EU-1", "--line", "nowhere")
    #expect(none.status == 1 && none.stderr.contains("grant.line"))
    let book = session.file("costs.xlsx")
    let written = try session.run(
      "grant", "costs", "EU-1", "--today", "2025-06-30", "--out", book)
    #expect(written.status == 0)
    #expect(try Data(contentsOf: URL(filePath: book)).starts(with: Data("PK".utf8)))
  }

  @Test("Coverage says who bears what, where budgets and costs part, and what may be twice")
  func covers() throws {
    let session = try Session()
    try session.beginGrants()
    let report = try session.grants("grant", "coverage")
    let accounts = try #require(report["accounts"] as? [[String: Any]])
    let cells = accounts.flatMap { row in
      (row["borne"] as? [[String: String]] ?? []).map {
        "\(row["account"] ?? "") \(row["currency"] ?? "") \($0["grant"] ?? "") \($0["amount"] ?? "")"
      }
    }
    #expect(
      cells == [
        "6010 EUR EU-1 1000", "6010 KES EU-1 9800000", "6010 KES UK-2 2400000",
        "6020 KES EU-1 900001", "6030 EUR EU-1 666.66666", "6030 KES UK-2 777",
      ])
    #expect(accounts.map { $0["own"] as? String } == ["0", "6000000", "0", "0", "0"])
    #expect(accounts.map { $0["withheld"] as? String } == ["0", "0", "0", "1333.33334", "777"])
    #expect(
      (report["repeated"] as? [[String: Any]])?.map { $0["entries"] as? [String] }
        == [["BANK#77", "SAGE#3"]])
    let budgets = try #require(report["budgets"] as? [[String: Any]])
    let lines = budgets.flatMap { budget in
      (budget["lines"] as? [[String: Any]] ?? []).map { line in
        ["code", "budget", "charged", "gap"].map { "\(line[$0] ?? "")" }.joined(separator: " ")
      }
    }
    #expect(
      lines == [
        "1 300000 65333.33 ", "1.1 250000 65333.33 ", "1.2 50000 0 uncharged",
        "2 1000 6000 over-budget", "3 149000 0 uncharged", "A 10000 15000 over-budget",
        "B 30000 0 uncharged",
      ])
    #expect(budgets.map { $0["unmapped"] as? String } == ["666.67", "0", "4.86"])
    #expect(budgets[1]["problem"] as? String == "No budget of the grant “NO-4” is approved.")
    let part = try session.grants(
      "grant", "coverage", "--activity", "ACT-1", "--from", "2024-03-01", "--to", "2024-12-31")
    #expect((part["accounts"] as? [[String: Any]])?.map { $0["total"] as? String } == ["3200000"])
    #expect((part["budgets"] as? [Any])?.isEmpty == true)
    let csv = try session.run(["grant", "coverage", "--format", "csv"] + Session.grantDay)
    #expect(csv.stdout.contains("6030,Venues and meals,withheld,777,KES\r\n"))
  }

  @Test("What is withheld gets out by no command about grants, and is counted")
  func withholds() throws {
    let session = try Session()
    try session.beginGrants()
    let commands: [[String]] =
      [["grant", "list"], ["grant", "coverage"], ["report", "calendar"]]
      + ["costs", "budgets", "repeated"].map { ["grant", "coverage", "--part", $0] }
    for audience in ["public", "internal", "restricted"] {
      var text = ""
      for command in commands + [["grant", "show", "UK-2"]] {
        for format in ["table", "json", "csv"] {
          let result = try session.run(
            command + ["--audience", audience, "--format", format] + Session.grantDay)
          #expect(result.status == 0, "\(command): \(result.stderr)")
          text += result.stdout + result.stderr
        }
      }
      let ics = try session.run(
        ["report", "calendar", "--ics", "-", "--audience", audience] + Session.grantDay)
      text += ics.stdout + ics.stderr
      #expect(text.lowercased().contains("quince") == (audience == "restricted"))
      #expect(text.contains("SE-3") == (audience == "restricted"))
      #expect(text.contains("EU-1") == (audience != "public"))
    }
    let report = try session.grants("grant", "coverage")
    let withheld = (report["withheld"] as? [[String: Any]] ?? [])
      .map { "\($0["count"] ?? "") \($0["what"] ?? "")" }
    #expect(withheld == ["1 grants", "2 ledger_entries"])
  }

  @Test("What is not there, or may not be shown, is named and fails")
  func namesMistakes() throws {
    let session = try Session()
    try session.beginGrants()
    let mistakes: [([String], String)] = [
      (["grant", "show", "EU-7"], "grant.none"), (["grant", "show", "SE-3"], "grant.withheld"),
      (["report", "calendar", "--grant", "EU-7"], "grant.none"),
      (["report", "calendar", "--grant", "SE-3"], "grant.withheld"),
    ]
    for (arguments, rule) in mistakes {
      let result = try session.run(arguments)
      #expect(result.status == 1 && result.stdout == "", "\(arguments)")
      #expect(result.stderr.contains("[\(rule)]"), "\(arguments): \(result.stderr)")
    }
    let wrong: [[String]] = [
      ["grant", "coverage", "--from", "2025-02-01", "--to", "2025-01-01"],
      ["grant", "coverage", "--from", "soon"], ["grant", "coverage", "--part", "all"],
      ["report", "calendar", "--to", "2025-02-30"],
    ]
    for arguments in wrong { #expect(try session.run(arguments).status == 64, "\(arguments)") }
  }
}
