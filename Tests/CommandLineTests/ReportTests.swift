import Foundation
import TestSupport
import Testing

/// One activity, shown and reported.
struct ReportTests {
  @Test("A report goes to a file, or to a folder under the programme's name, twice the same")
  func writesReports() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let name = "XX-EXAMPLE-IPO-PSJ-LR"
    #expect(
      try session.run("report", "programme", name, "--out", session.file("a.html")).status == 0)
    let html = try String(contentsOfFile: session.file("a.html"), encoding: .utf8)
    #expect(html.contains(name))
    let folder = session.folder.url.path + "/"
    #expect(try session.run("report", "programme", name, "--out", folder).status == 0)
    #expect(try String(contentsOfFile: session.file("\(name).html"), encoding: .utf8) == html)
    let csv = try session.run("report", "programme", name, "--out", "-", "--format", "csv")
    #expect(csv.status == 0)
    #expect(csv.stdout.contains(name) && !csv.stdout.contains("<html"))
  }

  @Test("What is not there, or goes nowhere, is named and leaves nothing")
  func namesMistakes() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let unknown = try session.run("report", "programme", "XX-NONE", "--out", session.file("x.html"))
    #expect(unknown.status == 1)
    #expect(unknown.stderr.contains("[activity.unknown]"))
    #expect(!FileManager.default.fileExists(atPath: session.file("x.html")))
    let nowhere = try session.run(
      "report", "programme", "XX-EXAMPLE-IPO-PSJ", "--out", session.file("none/x.html"))
    #expect(nowhere.status == 1)
    #expect(nowhere.stderr.contains("[output.file]"))
  }

  @Test("Of several copies the one that leads is meant; a feed names another")
  func findsLeading() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    _ = try session.run("import", "--quiet", Session.sample("feeds/aggregator-example.xml"))
    let name = "XX-EXAMPLE-IPO-PSJ-LR"
    func feed(_ arguments: String...) throws -> String? {
      let result = try session.run(["activity", "show", name, "--json"] + arguments)
      let shown = try JSONSerialization.jsonObject(with: Data(result.stdout.utf8))
      return ((shown as? [String: Any])?["origin"] as? [String: Any])?["feed"] as? String
    }
    #expect(try feed() == "ipo-headquarters")
    #expect(try feed("--feed", "aggregator-example") == "aggregator-example")
  }
}
