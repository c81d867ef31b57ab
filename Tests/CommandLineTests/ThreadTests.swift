import Foundation
import TestSupport
import Testing

/// Concerns and threads, as the program shows them.
struct ThreadTests {
  /// The story of `Tests/GoldenThreadTests/Fixtures/village`, imported file by file.
  private static func village() throws -> Session {
    let session = try Session()
    let folder = Shared.repository.appending(path: "Tests/GoldenThreadTests/Fixtures/village")
    let made = try session.run(
      "init", "--office", "7", "--currency", "EUR", "--rate-source", "illustrative")
    try #require(made.status == 0, "\(made.stderr)")
    let rates = try session.run("rates", "import", folder.appending(path: "rates.csv").path)
    try #require(rates.status == 0, "\(rates.stderr)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in ["feed.xml"] + names.filter({ $0.hasSuffix(".csv") && $0 != "rates.csv" }) {
      let run = try session.run("import", "--quiet", folder.appending(path: name).path)
      try #require(run.status == 0, "\(name): \(run.stderr)")
    }
    return session
  }

  @Test("A thread reads from the resolution down to the village, and says what waits")
  func text() throws {
    let session = try ThreadTests.village()
    for (file, arguments) in [
      ("thread-commitment.txt", ["commitment", "XA-1#1.1.1"]),
      ("thread-activity.txt", ["activity", "XX-EXAMPLE-1"]),
      ("thread-concern.txt", ["concern", "K-WATER"]),
    ] {
      let result = try session.run(["thread"] + arguments + ["--today", "2025-07-01"])
      #expect(result.status == 0, "\(result.stderr)")
      // Ids are handed out as records come, and say nothing here.
      try Golden.expect(result.stdout.replacing(/#\d{6,}/, with: "#ID"), file: file)
    }
    let restricted = try session.run("thread", "activity", "XX-EXAMPLE-2", "--today", "2025-07-01")
    #expect(restricted.stdout.contains("no commitment that may be shown here"))
    #expect(restricted.stderr == "withheld: 1 plan_nodes (sensitivity).\n")
  }

  @Test("Every id on a thread can be begun from, and its rows are in the CSV")
  func ids() throws {
    let session = try ThreadTests.village()
    let thread = try session.object("thread", "commitment", "XA-1#1.1.1", "--today", "2025-07-01")
    let strand = try #require((thread["strands"] as? [[String: Any]])?.first)
    let sources = try #require(strand["sources"] as? [[String: Any]])
    for source in sources {
      let link = try #require(source["link"] as? [String: Any])
      let begun = try session.object(
        "thread", "\(link["source"] ?? "")", "\(link["record"] ?? "")", "--today", "2025-07-01")
      #expect((begun["strands"] as? [Any])?.isEmpty == false)
      let record = try session.object("record", "show", "links", "\(link["id"] ?? "")")
      #expect((record["values"] as? [String: Any])?["commitment"] as? String == "XA-1#1.1.1")
    }
    let csv = try session.run("thread", "commitment", "XA-1#1.1.1", "--format", "csv")
    for kind in ["provision", "assessment", "activity", "transaction", "concern"] {
      #expect(csv.stdout.contains("XA-1#1.1.1,\(kind),"), "\(kind)")
    }
  }

  @Test("Figures of money are explained by the transactions behind them")
  func money() throws {
    let session = try ThreadTests.village()
    let report = try session.object("thread", "money", "XA-1#1.1.1")
    let disbursed = try #require(
      (report["money"] as? [String: Any])?["disbursed"] as? [String: Any])
    #expect(disbursed["amount"] as? String == "720" && disbursed["currency"] as? String == "EUR")
    let rows = try session.rows("thread", "money", "XA-1#1.1.1", "--explain", "disbursed")
    #expect(rows.map { $0["contribution"] as? String } == ["600", "120", nil])
    let plan = try session.run("thread", "money", "XA-1")
    #expect(plan.status == 0 && plan.stderr == "withheld: 1 plan_nodes (sensitivity).\n")
  }

  @Test("Links beyond 100 % are refused with what is left, and nothing is written")
  func refusesTotal() throws {
    let session = try ThreadTests.village()
    let digest = try session.digest()
    let result = try session.run(
      "record", "add", "links", "commitment=XA-1#2.1.1", "source_kind=activity",
      "source=XX-EXAMPLE-1", "weight=15.5", "state=proposed")
    #expect(result.status == 1)
    #expect(
      result.stderr.contains("[template.link.total]") && result.stderr.contains("15 % at most"))
    #expect(try session.digest() == digest)
  }

  @Test("Concerns are listed by their state, and shown with what was answered")
  func concerns() throws {
    let session = try ThreadTests.village()
    func codes(_ arguments: String...) throws -> [String?] {
      let result = try session.run(
        ["concern", "list", "--today", "2025-07-01", "--json"] + arguments)
      #expect(result.status == 0, "\(result.stderr)")
      let list = try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [String: Any]
      return (list?["items"] as? [[String: Any]] ?? []).map { $0["code"] as? String }
    }
    #expect(try codes() == ["K-WATER", "K-ROAD"])
    #expect(try codes("--open") == ["K-WATER"])
    #expect(try codes("--state", "told-back") == ["K-ROAD"])
    #expect(try codes("--min-age", "173") == [])
    #expect(try codes("--country", "KE") == [])
    #expect(try codes("--community", "Illustrative Market") == ["K-WATER", "K-ROAD"])
    #expect(try codes("--audience", "restricted") == ["K-WATER", "K-CAMP", "K-ROAD"])
    let shown = try session.run("concern", "show", "K-WATER", "--today", "2025-07-01")
    #expect(shown.stdout.contains("no answer for 91 days") && shown.stdout.contains("27.01 85.90"))
    for (name, rule) in [("K-CAMP", "concern.withheld"), ("K-NONE", "concern.unknown")] {
      let result = try session.run("concern", "show", name)
      #expect(result.status == 1 && result.stderr.contains("[\(rule)]"))
      #expect(result.stdout.isEmpty && !result.stderr.contains("gate"))
    }
  }

  @Test("What is not there is named, and ends with 1")
  func namesMistakes() throws {
    let session = try ThreadTests.village()
    for (arguments, rule) in [
      (["commitment", "XA-1#9"], "commitment.unknown"),
      (["activity", "XX-NONE"], "activity.unknown"),
      (["transaction", "XX-EXAMPLE-1#T9"], "thread.unknown"),
      (["transaction", "5"], "thread.unknown"),
      (["concern", "K-NONE"], "concern.unknown"), (["money", "XB-1"], "plan.unknown"),
    ] {
      let result = try session.run(["thread"] + arguments)
      #expect(result.status == 1 && result.stdout.isEmpty)
      #expect(result.stderr.contains("[\(rule)]"), "\(arguments): \(result.stderr)")
    }
  }
}
