import Foundation
import TestSupport
import Testing

struct ImportTests {
  @Test("The JSON of an import keeps its form")
  func keepsForm() throws {
    let session = try Session()
    try session.begin()
    let file = Session.sample("feeds/irregular.xml")
    let runs = try #require(
      try session.object("import", file, status: 3)["runs"] as? [[String: Any]])
    let run = try #require(runs.first)
    #expect(runs.count == 1)
    #expect(run["feed"] as? String == "irregular")
    #expect(run["dryRun"] as? Bool == false)
    #expect(run["transactions"] is Int)
    let counts = try #require(run["activities"] as? [String: Int])
    for key in ["added", "changed", "unchanged", "removed", "rejected"] {
      #expect(counts[key] != nil, "\(key)")
    }
    #expect(run["organisations"] is [String: Int])
    let read = try #require((run["files"] as? [[String: Any]])?.first)
    #expect(read["file"] as? String == file)
    #expect((read["sha256"] as? String)?.count == 64)
    #expect(read["kind"] is String)
    #expect(read["version"] as? String == "2.03")
    let findings = try #require(run["diagnostics"] as? [[String: Any]])
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding["severity"] is String)
      #expect(finding["rule"] is String)
      #expect(finding["line"] is Int)
      #expect(finding["activity"] is String || finding["activity"] is NSNull)
      #expect(finding["message"] is String)
    }
  }

  @Test("The same file again changes nothing")
  func isRepeatable() throws {
    let session = try Session()
    try session.begin(importing: "funder-example")
    let digest = try session.digest()
    let again = try session.object("import", Session.sample("feeds/funder-example.xml"))
    let run = try #require((again["runs"] as? [[String: Any]])?.first)
    let counts = try #require(run["activities"] as? [String: Int])
    #expect(counts["added"] == 0 && counts["changed"] == 0 && counts["unchanged"] == 2)
    #expect(try session.digest() == digest)
  }

  @Test("A preview counts and writes nothing")
  func previews() throws {
    let session = try Session()
    try session.begin()
    let digest = try session.digest()
    let preview = try session.object(
      "import", "--dry-run", Session.sample("feeds/funder-example.xml"))
    let run = try #require((preview["runs"] as? [[String: Any]])?.first)
    #expect(run["dryRun"] as? Bool == true)
    #expect((run["activities"] as? [String: Int])?["added"] == 2)
    #expect(try session.digest() == digest)
    #expect(try session.rows("run", "list").isEmpty)
  }

  @Test("A run that takes most of a feed away is held until it is confirmed, and can be undone")
  func holds() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let digest = try session.digest()
    let other = Session.sample("feeds/partner-example.xml")
    let held = try session.run("import", other, "--feed", "ipo-headquarters", "--json")
    #expect(held.status == 1)
    #expect(held.stderr.contains("--yes"))
    #expect(held.stdout.contains("\"held\""))
    #expect(try session.digest() == digest)

    let confirmed = try session.run("import", other, "--feed", "ipo-headquarters", "--yes")
    #expect(confirmed.status == 0, "\(confirmed.stderr)")
    #expect(try session.digest() != digest)
    let run = try #require(try session.rows("run", "list").first?["run"] as? Int)
    let undone = try session.run("run", "undo", "\(run)")
    #expect(undone.status == 0, "\(undone.stderr)")
    #expect(try session.digest() == digest)
    // It came from no line of a file this time.
    let shown = try session.object(
      "activity", "show", "XX-EXAMPLE-IPO-PSJ-LR", "--feed", "ipo-headquarters")
    let origin = shown["origin"] as? [String: Any]
    #expect(origin?["file"] as? String == "undo of run \(run)" && origin?["line"] == nil)
    let twice = try session.run("run", "undo", "\(run)")
    #expect(twice.status == 1)
    #expect(twice.stderr.contains("[import.undone]"))
  }

  @Test("Feeds before one that fails are in the store, and are told")
  func keepsFeedsBefore() throws {
    let session = try Session()
    try session.begin()
    let result = try session.run(
      "import", "--json", Session.sample("feeds/partner-example.xml"), session.file("none.xml"))
    #expect(result.status == 1)
    #expect(result.stdout.contains("partner-example"))
    #expect(result.stderr.contains("none.xml"))
    #expect(try session.rows("activity", "list").count == 2)
  }

  @Test("A whole portfolio goes out as IATI and comes back as the same sums")
  func exports() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let file = session.file("out.xml")
    #expect(try session.run("iati", "export", "--out", file).status == 0)
    let other = try Session()
    try other.begin()
    #expect(try other.run("import", file, "--feed", "ipo-headquarters").status == 0)
    let sums = ["money", "flows", "--by", "type,country,sector,year", "--json"]
    let before = try session.run(sums).stdout
    #expect(before.contains("amount"))
    #expect(try other.run(sums).stdout == before)
    let nothing = try session.run("iati", "export", "--activity", "XX-NONE", "--out", file + "2")
    #expect(nothing.status == 1)
    #expect(!FileManager.default.fileExists(atPath: file + "2"))
  }
}
