import Foundation
import TestSupport
import Testing

/// Accounting exports and transactions on their way into the ledger.
struct LedgerTests {
  private static let rows =
    "B1;29.02.2024;1.250,50;;KES;4100;P1;A Name\n"
    + "B2;01.03.2024;;1.000.000;KES;4100;EU-1;A Name\n"

  @Test("An export is previewed, applied by its token, unchanged again, undone and redone")
  func export() throws {
    let session = try Session()
    try session.beginLedger()
    let before = try session.digest()
    let file = try session.export(Self.rows)
    let preview = try session.object("import", file, "--mapping", "nav", "--dry-run")
    #expect(try session.records(preview) == ["added": 2])
    #expect(try session.digest() == before)
    let plan = try #require(preview["plan"] as? String)
    // Another mapping is another plan.
    let wrong = try session.run("import", file, "--mapping", "feeds", "--plan", plan)
    #expect(wrong.status == 1 && wrong.stderr.contains("[import.plan]"))
    let done = try session.object("import", file, "--mapping", "nav", "--plan", plan)
    #expect(try session.records(done) == ["added": 2])
    let after = try session.digest()
    #expect(after != before)

    let again = try session.object("import", file, "--mapping", "nav")
    #expect(try session.records(again) == ["unchanged": 2])
    #expect((again["runs"] as? [[String: Any]])?.first?["run"] is NSNull)

    let run = try #require(try session.rows("run", "list").first)
    #expect(run["feed"] as? String == "nav")
    #expect(
      (run["files"] as? [[String: Any]])?.first?["kind"] as? String == "ledger-entries")
    let number = try session.lastRun()
    let shown = try session.object("run", "show", number)
    let changes = try #require(shown["changes"] as? [[String: Any]])
    #expect(changes.contains { $0["identifier"] as? String == "B2" })
    let entry = try session.object("record", "show", "ledger-entries", "NAV#B1")
    let values = try #require(entry["values"] as? [String: Any])
    #expect(values["amount"] as? String == "1250.5")
    #expect(values["payee"] is NSNull, "the mapping does not name its column")

    #expect(try session.records(session.object("run", "undo", number)) == ["removed": 2])
    #expect(try session.digest() == before)
    #expect(try session.run("run", "undo", session.lastRun()).status == 0)
    #expect(try session.digest() == after)
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
    #expect(try session.object("audit", "verify")["ok"] as? Bool == true)
  }

  @Test("Previews and runs list one row an entry, its shares with it")
  func listsEntries() throws {
    let session = try Session()
    try session.beginLedger()
    func changes(_ run: [String: Any]) throws -> [String] {
      try #require(run["changes"] as? [[String: Any]]).map {
        "\($0["action"] ?? "") \($0["identifier"] ?? "") of \($0["table"] ?? "")"
      }
    }
    // B1 has two shares, B2 one.
    let file = try session.export(Self.rows)
    let entries = ["B1 of ledger_entries", "B2 of ledger_entries"]
    let preview = try session.object("import", file, "--mapping", "nav", "--dry-run")
    let previewed = try #require((preview["runs"] as? [[String: Any]])?.first)
    #expect(try changes(previewed) == entries.map { "added " + $0 })
    _ = try session.object("import", file, "--mapping", "nav")
    let run = try session.lastRun()
    #expect(try changes(session.object("run", "show", run)) == entries.map { "added " + $0 })
    let table = try session.run("run", "show", run)
    #expect(table.stdout.contains("B1") && !table.stdout.contains("ledger_shares"))
    // Undone and redone, the same entries stand there.
    _ = try session.object("run", "undo", run)
    let undo = try session.object("run", "show", session.lastRun())
    #expect(try changes(undo).sorted() == entries.map { "removed " + $0 })
    _ = try session.object("run", "undo", session.lastRun())
    let redone = try session.object("run", "show", session.lastRun())
    #expect(try changes(redone).sorted() == entries.map { "added " + $0 })
  }

  @Test("A changed row is a conflict that says what to do; the others are written")
  func conflict() throws {
    let session = try Session()
    try session.beginLedger()
    _ = try session.object("import", session.export(Self.rows), "--mapping", "nav")
    let changed =
      Self.rows.replacing("1.250,50", with: "1.260,50") + "B3;02.03.2024;7;;KES;4100;P1;\n"
    let result = try session.object(
      "import", session.export(changed), "--mapping", "nav", "--feed", "accounts", status: 3)
    #expect(try session.records(result) == ["added": 1, "unchanged": 1, "rejected": 1])
    let fault = try #require(try session.faults(result).first)
    #expect(fault["rule"] as? String == "template.ledger.conflict")
    #expect(fault["line"] as? Int == 2 && fault["path"] as? String == "Beleg")
    #expect((fault["remedy"] as? String)?.contains("10 KES, with corrects NAV#B1") == true)
    #expect(try session.rows("run", "list").first?["feed"] as? String == "accounts")
    // The remedy, done.
    let corrected = changed + "K1;03.03.2024;10;;KES;4100;P1;\n"
    #expect(
      try session.run(
        "record", "add", "ledger-entries", "source=NAV", "reference=K1", "posted_on=2024-03-03",
        "amount=10", "currency=KES", "account=6010", "shares=EU-1:60;own:40", "corrects=NAV#B1"
      ).status == 0)
    let settled = try session.object(
      "import", session.export(changed), "--mapping", "nav")
    #expect(try session.records(settled) == ["unchanged": 3])
    // What somebody entered by hand is no other entry under the same reference.
    let twice = try session.object(
      "import", session.export(corrected), "--mapping", "nav", status: 3)
    #expect(try session.records(twice) == ["unchanged": 3, "rejected": 1])
  }

  @Test("What a closed period holds is not undone, and nothing is posted in it")
  func closed() throws {
    let session = try Session()
    try session.beginLedger()
    _ = try session.object("import", session.export(Self.rows), "--mapping", "nav")
    let run = try session.lastRun()
    #expect(
      try session.run(
        "record", "add", "closed-periods", "begins_on=2024-02-01", "ends_on=2024-02-29",
        "closed_on=2024-03-05"
      ).status == 0)
    let undo = try session.run("run", "undo", run)
    #expect(undo.status == 1)
    #expect(undo.stderr.contains("[ledger.closed]") && undo.stderr.contains("NAV#B1"))
    let late = try session.object(
      "import", session.export("B9;28.02.2024;1;;KES;4100;P1;\n"), "--mapping", "nav", status: 3)
    #expect(try session.records(late) == ["rejected": 1])
    #expect((try session.faults(late).first?["message"] as? String)?.contains("closed") == true)
  }

  @Test("What does not go together is said")
  func refuses() throws {
    let session = try Session()
    try session.beginLedger()
    let file = try session.export(Self.rows)
    for (arguments, status, rule) in [
      (["import", file, "--mapping", "none"], 1, "[ledger-mapping.none]"),
      (["import", file, "--mapping", "feeds"], 1, "[ledger-mapping.columns]"),
      (["import", file, "--mapping", "nav", "--as", "grants"], 64, "--mapping goes with"),
      (["import", file, "--mapping", "nav", "--profile", "x"], 64, "--mapping goes with"),
      (
        ["import", Session.sample("feeds/funder-example.xml"), "--mapping", "nav"], 1,
        "[import.mapping]"
      ),
      (["ledger", "transactions", "--mapping", "feeds"], 64, "--activity"),
      (["ledger", "transactions", "--activity", "XX"], 64, "--out"),
      (
        ["ledger", "transactions", "--activity", "XX", "--mapping", "feeds"], 1,
        "[activity.unknown]"
      ),
    ] as [([String], Int32, String)] {
      let result = try session.run(arguments)
      #expect(result.status == status, "\(arguments)")
      #expect(result.stderr.contains(rule), "\(arguments): \(result.stderr)")
    }
  }

  @Test("An import that is killed or cancelled in its middle leaves nothing")
  func interrupted() throws {
    let session = try Session()
    try session.beginLedger()
    let before = try session.digest()
    let rows = (1...20_000).map { "B\($0);01.03.2024;\($0);;KES;4100;P1;\n" }.joined()
    _ = try session.export(rows)
    for (signal, status) in [("KILL", "137"), ("INT", "2")] {
      let result = try session.script(
        "sh",
        """
        BARAZA_PROGRESS=plain "$BARAZA" import "$0" --mapping nav >/dev/null 2>"$0.log" &
        until grep -q 'phase: apply' "$0.log" || ! kill -0 $!; do sleep 0.02; done
        sleep 0.3
        kill -\(signal) $!
        wait $!
        echo $?
        cat "$0.log"
        """, [session.file("nav.csv")])
      let lines = result.stdout.split(separator: "\n").map(String.init)
      #expect(lines.first == status)
      #expect(Array(lines.dropFirst().prefix(2)) == ["phase: hash", "phase: apply"])
      #expect(!lines.contains("phase: commit"))
      #expect(try session.digest() == before)
    }
    _ = try session.export(Self.rows)
    let after = try session.object("import", session.file("nav.csv"), "--mapping", "nav")
    #expect(try session.records(after) == ["added": 2])
  }

  private static func feed(_ transactions: [(ref: String, type: String, value: String)]) -> String {
    let rows = transactions.map { ref, type, value in
      """
      <transaction ref="\(ref)"><transaction-type code="\(type)"/>\
      <transaction-date iso-date="2024-03-0\(type)"/>\
      <value value-date="2024-03-01">\(value)</value>\
      <description><narrative>=Travel, \(ref)</narrative></description>\
      <receiver-org ref="XX-NET"><narrative>Illustrative Network</narrative></receiver-org>\
      </transaction>
      """
    }
    return """
      <iati-activities version="2.03"><iati-activity default-currency="KES">
      <iati-identifier>XX-EXAMPLE-IPO-1</iati-identifier>
      <reporting-org ref="XX-EXAMPLE-IPO" type="21"><narrative>Example</narrative></reporting-org>
      <title><narrative>Dialogue</narrative></title><activity-status code="2"/>
      \(rows.joined())</iati-activity></iati-activities>
      """
  }

  @Test("Transactions become entries once, and what changed or went in their feed is named")
  func transactions() throws {
    let session = try Session()
    try session.beginLedger()
    func bring(_ transactions: [(ref: String, type: String, value: String)]) throws {
      let path = try session.write(Self.feed(transactions), to: "feed.xml")
      #expect(try session.run("import", path, "--yes").status == 0)
    }
    let arguments = ["ledger", "transactions", "--activity", "XX-EXAMPLE-IPO-1"]
    func post(_ further: String..., status: Int32 = 0) throws -> [String: Any] {
      let all = arguments + ["--mapping", "feeds", "--json"] + further
      let result = try session.run(all)
      #expect(result.status == status, "\(result.stderr)")
      return try #require(
        try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [String: Any])
    }
    // An incoming fund is no cost.
    try bring([("T1", "3", "100.25"), ("T2", "4", "50"), ("T3", "4", "7"), ("T4", "1", "900")])
    let before = try session.digest()
    let rows = try session.run(arguments + ["--out", "-"]).stdout
      .split(separator: "\r\n").map(String.init)
    try #require(rows.count == 4)
    #expect(rows[0].hasPrefix("id,activity,ref,type,date,value_date,value,currency,description"))
    #expect(rows[1].contains(",T1,3,2024-03-03,2024-03-01,100.25,KES,\"'=Travel, T1\""))

    let preview = try post("--dry-run")
    #expect(try session.records(preview) == ["added": 3])
    let plan = try #require(preview["plan"] as? String)
    #expect(try session.records(post("--dry-run", "--to", "2024-03-03")) == ["added": 1])
    #expect(try session.digest() == before)
    let late = try session.run(
      arguments + ["--mapping", "feeds", "--to", "2024-03-03", "--plan", plan])
    #expect(late.status == 1 && late.stderr.contains("[import.plan]"))
    #expect(try session.records(post("--plan", plan)) == ["added": 3])
    let run = try session.lastRun()
    let entry = try #require(try session.rows("record", "list", "ledger-entries").first)
    let values = try #require(entry["values"] as? [String: Any])
    #expect(values["partner"] as? String == "Illustrative Network")
    #expect(values["description"] as? String == "=Travel, T1")
    #expect(values["value_on"] as? String == "2024-03-01")

    // The feed comes again, with one that is new, one that changed and one that is gone.
    try bring([("T2", "4", "55"), ("T1", "3", "100.25"), ("T5", "4", "1"), ("T4", "1", "900")])
    let second = try post(status: 3)
    #expect(try session.records(second) == ["added": 1, "unchanged": 1, "rejected": 1])
    let faults = try session.faults(second)
    #expect(
      faults.compactMap { $0["rule"] as? String }.sorted()
        == ["ledger.gone", "template.ledger.conflict"])
    let gone = try #require(faults.first { $0["rule"] as? String == "ledger.gone" })
    let goneID = try #require(gone["activity"] as? String)
    #expect((gone["remedy"] as? String)?.contains("takes 7 KES back") == true)
    let conflict = try #require(faults.first { $0["rule"] as? String != "ledger.gone" })
    let changedID = try #require(conflict["activity"] as? String)
    #expect((conflict["remedy"] as? String)?.contains("5 KES, with corrects IATI#") == true)
    // The remedies, done.
    for (reference, amount, corrected) in [("K1", "-7", goneID), ("K2", "5", changedID)] {
      let added = try session.run(
        "record", "add", "ledger-entries", "source=HAND", "reference=\(reference)",
        "posted_on=2024-04-01", "amount=\(amount)", "currency=KES", "account=6010",
        "shares=EU-1", "corrects=IATI#\(corrected)")
      #expect(added.status == 0, "\(added.stderr)")
    }
    #expect(try session.records(post()) == ["unchanged": 3])
    // What was corrected stays; the run that nobody corrected can go.
    let refused = try session.run("run", "undo", run)
    #expect(refused.status == 1 && refused.stderr.contains("[ledger.corrected]"))
    let posted = try #require(
      try session.rows("run", "list").first { $0["feed"] as? String == "transactions" })
    let number = "\(try #require(posted["run"] as? Int))"
    #expect(try session.records(session.object("run", "undo", number)) == ["removed": 1])
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
  }

  @Test("Years and accounts are planned under lines without parts")
  func refusesLinesWithParts() throws {
    let session = try Session()
    try session.beginLedger()
    _ = try session.object("grant", "copy-budget", "EU-1")
    for (form, header, row) in [
      ("budget-years", "budget,line,year,amount", "EU-1#2,1,2024,5"),
      ("account-mappings", "budget,line,account", "EU-1#2,1,6020"),
    ] {
      let file = try session.write("\(header)\n\(row)\n", to: "\(form).csv")
      let refused = try session.object("import", file, "--as", form, status: 3)
      #expect(try session.records(refused) == ["rejected": 1])
      let fault = try #require(try session.faults(refused).first)
      #expect(fault["rule"] as? String == "template.budget-line.parts")
      #expect(fault["line"] as? Int == 2 && fault["path"] as? String == "line")
      #expect((fault["message"] as? String)?.contains("The line “1” has parts") == true)
      #expect(fault["remedy"] as? String == "Name one of its parts: 1.1.")
    }
    let entered = try session.run(
      "record", "add", "account-mappings", "budget=EU-1#2", "account=6020", "line=1")
    #expect(entered.status == 1 && entered.stderr.contains("[template.budget-line.parts]"))

    // A line that got parts after its years and accounts holds up the approval.
    _ = try session.object(
      "record", "set", "budget-lines", "EU-1#2#1.1", "units=", "unit_value=", "amount=")
    _ = try session.object(
      "record", "add", "budget-lines", "grant=EU-1", "version=2", "code=1.1.1", "parent=1.1",
      "title=Facilitators", "kind=direct", "amount=60012")
    func approve() throws -> (status: Int32?, stderr: String) {
      let result = try session.run(
        "record", "set", "grant-budgets", "EU-1#2", "status=approved", "approved_on=2024-06-01")
      return (result.status, result.stderr)
    }
    let early = try approve()
    #expect(early.status == 1 && early.stderr.contains("“1.1” has parts"), "\(early.stderr)")
    for form in ["budget-years", "account-mappings"] {
      for record in try session.rows("record", "list", form) {
        let values = record["values"] as? [String: Any]
        guard values?["budget"] as? String == "EU-1#2" else { continue }
        _ = try session.object("record", "set", form, "\(record["id"] ?? "")", "line=1.1.1")
      }
    }
    let late = try approve()
    #expect(late.status == 0, "\(late.stderr)")
  }

  @Test("An approved budget is copied into a draft, with its years and mapped accounts")
  func copiesBudget() throws {
    let session = try Session()
    try session.beginLedger()
    let copy = try session.object("grant", "copy-budget", "EU-1")
    #expect(copy["from"] as? Int == 1 && copy["to"] as? Int == 2)
    #expect(
      ["lines", "years", "accounts"].map { copy[$0] as? Int } == [2, 2, 1])
    for form in ["budget-lines", "budget-years", "account-mappings"] {
      let versions = Dictionary(
        grouping: try session.rows("record", "list", form).compactMap {
          $0["values"] as? [String: Any]
        },
        by: { ($0["version"] ?? $0["budget"]) as? String ?? "" })
      #expect(versions.count == 2, "\(form)")
      let rows = versions.values.map { version in
        version.map { values in
          values.filter { !["version", "budget"].contains($0.key) }
            .map { "\($0.key)=\($0.value)" }.sorted()
        }
      }
      #expect(rows.first == rows.last, "\(form)")
    }
    // The copy is a draft and can change; the approved one cannot.
    let set = try session.run("record", "set", "budget-lines", "EU-1#2#1.1", "title=Local people")
    #expect(set.status == 0, "\(set.stderr)")
    #expect(
      try session.run("record", "set", "budget-lines", "EU-1#1#1.1", "title=x").status == 1)

    for (arguments, rule) in [
      (["EU-1"], "[budget.draft]"), (["EU-1", "--to", "2"], "[budget.version]"),
      (["XX"], "[grant.none]"),
    ] {
      let refused = try session.run(["grant", "copy-budget"] + arguments)
      #expect(refused.status == 1 && refused.stderr.contains(rule), "\(refused.stderr)")
    }
    #expect(try session.object("grant", "copy-budget", "EU-1", "--to", "7")["to"] as? Int == 7)
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
  }
}
