import Foundation
import Kernel
import TestSupport
import Testing

/// What a submitted report would say today, and why.
struct RestatementTests {
  /// A cause as `kind line entry grant/whole`.
  private func causes(_ restatement: [String: Any]) throws -> [String] {
    try #require(restatement["causes"] as? [[String: Any]]).map { cause in
      let difference = cause["difference"] as? [String: String] ?? [:]
      return [
        cause["kind"] as? String, cause["line"] as? String ?? "–", cause["entry"] as? String ?? "–",
        "\(difference["grant"] ?? "?")/\(difference["whole"] ?? "?")",
      ].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// The numbers of the revisions that causes name, each once.
  private func revisions(_ restatement: [String: Any]) throws -> [Int] {
    let causes = try #require(restatement["causes"] as? [[String: Any]])
    return Set(causes.compactMap { ($0["revision"] as? [String: Any])?["number"] as? Int }).sorted()
  }

  /// Each line's difference is the sum of its causes, and of what was and is.
  private func addsUp(_ restatement: [String: Any]) throws {
    func millionths(_ value: Any?, _ key: String) throws -> Int64 {
      let text = try #require((value as? [String: String])?[key])
      return try #require(FixedDecimal(exactly: text)).millionths
    }
    let lines = try #require(restatement["lines"] as? [[String: Any]])
    let causes = try #require(restatement["causes"] as? [[String: Any]])
    for key in ["grant", "whole"] {
      var total: Int64 = 0
      for line in lines {
        let difference = try millionths(line["difference"], key)
        total += difference
        let told = try causes.filter { $0["line"] as? String == line["code"] as? String }
          .reduce(0) { try $0 + millionths($1["difference"], key) }
        #expect(told == difference, "\(line)")
        #expect(
          try millionths(line["now"], key) - millionths(line["submitted"], key) == difference)
      }
      let sum = try #require(restatement["total"] as? [String: Any])
      #expect(try millionths(sum["difference"], key) == total)
    }
  }

  @Test("Each cause of a difference is named with its revision, and the causes add up")
  func namesCauses() throws {
    let session = try Session()
    try session.readyClaim()
    try session.bringIn(
      """
      source,reference,posted_on,amount,currency,account,shares
      SAGE,6,2024-06-10,300,GBP,6010,UK-9
      """, as: "ledger-entries")
    let run = try session.lastRun()
    try session.bringIn(
      """
      source,reference,posted_on,amount,currency,account,shares
      SAGE,5,2024-06-12,100,GBP,6010,own
      """, as: "ledger-entries")
    try session.submit(Session.claim)
    try session.keepStore()

    let untouched = try session.object("report", "restate", Session.claim)
    #expect(try causes(untouched) == [])
    try addsUp(untouched)

    /// What a change of the store gives; it returns the revision that the causes are to name.
    func restate(_ change: () throws -> Int) throws -> [String] {
      try session.bringStoreBack()
      let revision = try change()
      let restatement = try session.object("report", "restate", Session.claim)
      try addsUp(restatement)
      #expect(try revisions(restatement) == [revision])
      let shown = try session.object("report", "show", Session.claim)
      let lines = try #require(restatement["lines"] as? [[String: Any]]).filter {
        ($0["submitted"] as? [String: String]) != ($0["now"] as? [String: String])
      }
      #expect((shown["changed"] as? [String: Any])?["lines"] as? Int == lines.count)
      return try causes(restatement)
    }
    let correction = try restate {
      try session.bringIn(
        """
        source,reference,posted_on,amount,currency,account,shares,corrects
        SAGE,9,2024-07-31,-1000.40,GBP,6010,UK-9,SAGE#1
        """, as: "ledger-entries")
      return try session.lastRevision()
    }
    #expect(correction == ["correction A SAGE#9 -1000.4/-1000.4", "indirect C – -100.04/-100.04"])
    let late = try restate {
      try session.bringIn(
        """
        source,reference,posted_on,amount,currency,account,shares
        SAGE,7,2024-06-28,94,KES,6020,UK-9:50;own:50
        SAGE,8,2024-07-02,700,GBP,6010,UK-9
        """, as: "ledger-entries")
      try session.importRates("date,currency,rate,base,source\n2024-06-28,KES,160,GBP,BANK\n")
      return try session.lastRevision() - 1
    }
    // 94 KES at 160 are 0.5875, in pounds and pence 0.59; the larger half comes first.
    #expect(late.first == "added B SAGE#7 0.3/0.59")
    let undone = try restate {
      _ = try session.run("run", "undo", run)
      return try session.lastRevision()
    }
    #expect(undone == ["taken-back A SAGE#6 -300/-300", "indirect C – -30/-30"])
    let rate = try restate {
      try session.importRates("date,currency,rate,base,source\n2024-05-14,KES,170,GBP,BANK\n")
      return try session.lastRevision()
    }
    // 800,000 KES at 170 are 4,705.88 instead of 5,000.
    #expect(rate == ["rate B SAGE#2 -147.06/-294.12", "indirect C – -14.71/-29.41"])
    let mapping = try restate {
      _ = try session.object("grant", "copy-budget", "UK-9")
      let mapped = try session.rows("record", "list", "account-mappings").last { record in
        let values = record["values"] as? [String: String]
        return values?["budget"] == "UK-9#2" && values?["account"] == "6020"
      }
      _ = try session.object(
        "record", "set", "account-mappings", "\(mapped?["id"] ?? "")", "line=A")
      let revision = try session.lastRevision()
      _ = try session.object(
        "record", "set", "grant-budgets", "UK-9#2", "status=approved", "approved_on=2024-08-01")
      return revision
    }
    #expect(
      mapping == [
        "line A SAGE#2 2500/5000", "line A SAGE#3 1914.89/1914.89",
        "line B SAGE#2 -2500/-5000", "line B SAGE#3 -1914.89/-1914.89",
      ])
    let terms = try restate {
      _ = try session.object("record", "set", "grants", "UK-9", "indirect_rate=")
      return try session.lastRevision()
    }
    #expect(terms == ["indirect C – -871.53/-1121.53"])
    let ended = try restate {
      try session.bringIn(
        "grant,number,agreed_on,eligible_to\nUK-9,1,2024-08-01,2024-06-15\n",
        as: "grant-amendments")
      return try session.lastRevision()
    }
    // What the own funds bore is charged to the grant later, and corrected once more.
    let moved = try restate {
      try session.bringIn(
        """
        source,reference,posted_on,amount,currency,account,shares,corrects
        SAGE,20,2024-07-31,100,GBP,6010,UK-9,SAGE#5
        SAGE,21,2024-08-31,-40,GBP,6010,UK-9,SAGE#20
        """, as: "ledger-entries")
      return try session.lastRevision()
    }
    #expect(
      moved == [
        "correction A SAGE#20 100/100", "correction A SAGE#21 -40/-40", "indirect C – 6/6",
      ])
    #expect(
      ended == ["eligibility B SAGE#3 -1914.89/-1914.89", "indirect C – -191.49/-191.49"])
  }

  @Test("Another average rate is one cause a line; its entries are there to be asked for")
  func gathersRates() throws {
    let session = try Session()
    try session.beginReports()
    _ = try session.object("record", "set", "grants", "UK-9", "exchange_policy=period-average")
    func rates(_ rows: String...) throws {
      try session.importRates("date,currency,rate,base,source\n" + rows.joined())
    }
    for month in ["04", "05", "06"] {
      try rates("2024-\(month),KES,160,GBP,BANK\n")
      try rates("2024-\(month),UGX,4700,GBP,BANK\n")
    }
    try session.bringIn(
      """
      source,reference,posted_on,amount,currency,account,shares
      SAGE,11,2024-05-16,16000,KES,6020,UK-9
      SAGE,12,2024-06-03,32000,KES,6010,UK-9
      """, as: "ledger-entries")
    try session.writeText("progress", "Two meetings were held.", report: Session.claim)
    try session.submit(Session.claim)
    try rates("2024-06,KES,190,GBP,BANK\n")

    // The average of 160, 160 and 190 is 170. Of the lines: 800,000 KES are 4,705.88 instead of
    // 5,000, half of it the grant's, and 16,000 are 94.12 instead of 100; 32,000 are 188.24
    // instead of 200.
    let restatement = try session.object("report", "restate", Session.claim)
    try addsUp(restatement)
    #expect(
      try causes(restatement) == [
        "rate A SAGE#12 -11.76/-11.76", "rate B – -152.94/-300",
        "indirect C – -16.47/-31.18",
      ])
    let cause = try #require((restatement["causes"] as? [[String: Any]])?.dropFirst().first)
    #expect(cause["entries"] as? Int == 2)
    #expect((cause["detail"] as? String)?.contains("average of the 3 monthly rates") == true)
    let parts = try #require(cause["parts"] as? [[String: Any]]).map {
      "\($0["entry"] ?? "") \(($0["difference"] as? [String: String])?["whole"] ?? "")"
    }
    #expect(parts.sorted() == ["SAGE#11 -5.88", "SAGE#2 -294.12"])

    func csv(_ further: String...) throws -> [String] {
      let arguments = ["report", "restate", Session.claim, "--format", "csv", "--part", "causes"]
      return try session.run(arguments + further).stdout.split(separator: "\r\n")
        .dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        .map { $0.prefix(6).joined(separator: ",") }
    }
    let indirect = "C,indirect,,,-16.47,-31.18"
    #expect(
      try csv() == ["A,rate,SAGE#12,1,-11.76,-11.76", "B,rate,,2,-152.94,-300", indirect])
    #expect(
      try csv("--explain") == [
        "A,rate,SAGE#12,1,-11.76,-11.76", "B,rate,SAGE#11,1,-5.88,-5.88",
        "B,rate,SAGE#2,1,-147.06,-294.12", indirect,
      ])
  }

  @Test("Several causes stand side by side, in tables and CSV files too")
  func writesTables() throws {
    let session = try Session()
    try session.readyClaim()
    try session.submit(Session.claim)
    try session.bringIn(
      """
      source,reference,posted_on,amount,currency,account,shares,corrects
      SAGE,9,2024-07-31,-1000.40,GBP,6010,UK-9,SAGE#1
      SAGE,10,2024-06-30,10,GBP,6030,UK-9,
      """, as: "ledger-entries")
    try session.importRates("date,currency,rate,base,source\n2024-05-14,KES,170,GBP,BANK\n")
    let restatement = try session.object("report", "restate", Session.claim, "--version", "1")
    try addsUp(restatement)
    #expect(
      try causes(restatement) == [
        "correction A SAGE#9 -1000.4/-1000.4", "rate B SAGE#2 -147.06/-294.12",
        "indirect C – -114.75/-129.45", "added – SAGE#10 10/10",
      ])
    let table = try session.run("report", "restate", Session.claim)
    #expect(table.stdout.contains("-1,000.40") && table.stdout.contains("Tester"))
    #expect(table.stdout.contains("Total") && table.stdout.contains("Corrects SAGE#1"))
    let lines = try session.run("report", "restate", Session.claim, "--format", "csv")
    #expect(lines.stdout.contains("\r\nA,Staff,4000.4,3000,-1000.4,4000.4,3000,-1000.4\r\n"))
    let why = try session.run(
      "report", "restate", Session.claim, "--format", "csv", "--part", "causes")
    #expect(why.stdout.contains("\r\nA,correction,SAGE#9,1,-1000.4,-1000.4,"))
    #expect(try session.run("report", "restate", "UK-9-YEAR").status == 1)
  }
}
