import Foundation
import TestSupport
import Testing

/// Files that cannot be imported: each is refused with its name, and changes nothing.
struct BadInputTests {
  struct Input: CustomTestStringConvertible {
    let name: String
    let text: String?
    let rule: String

    var testDescription: String { name }
  }

  static let inputs = [
    Input(name: "missing.xml", text: nil, rule: "xml.file"),
    Input(name: "empty.xml", text: "", rule: "xml.file"),
    Input(
      name: "page.xml", text: "<!DOCTYPE html>\n<html><body>Not found</body></html>",
      rule: "xml."),
    Input(name: "data.xml", text: #"{"activities": []}"#, rule: "xml."),
    Input(name: "cut.xml", text: "<iati-activities version=\"2.03\"><iati-activity>", rule: "xml."),
    Input(name: "other.xml", text: "<rss version=\"2.0\"><channel/></rss>", rule: "[iati.root]"),
    Input(name: "columns.csv", text: "name,colour\r\nA,red\r\n", rule: "["),
    Input(name: "empty.csv", text: "", rule: "["),
  ]

  @Test("Each is refused by name, and the store stays as it was", arguments: inputs)
  func isRefused(input: Input) throws {
    let session = try Session()
    try session.begin()
    let digest = try session.digest()
    let path = try input.text.map { try session.write($0, to: input.name) }
    let result = try session.run("import", "--json", path ?? session.file(input.name))
    #expect(result.status == 1)
    #expect(result.stderr.contains(input.rule))
    if input.rule != "[iati.root]" { #expect(result.stderr.contains(input.name)) }
    #expect(try session.digest() == digest)
  }

  @Test("A folder is refused")
  func refusesFolder() throws {
    let session = try Session()
    try session.begin()
    let result = try session.run("import", session.folder.url.path)
    #expect(result.status == 1)
    #expect(result.stderr.contains("[xml.file.directory]"))
  }

  @Test("A small file that inflates beyond measure is refused")
  func refusesGzipBomb() throws {
    let session = try Session()
    try session.begin()
    let made = try session.script(
      "python3",
      """
      import gzip, sys
      with gzip.open(sys.argv[1], "wb") as out:
          out.write(b'<iati-activities version="2.03">')
          for _ in range(40):
              out.write(b"<x/>" + b" " * 1_000_000)
          out.write(b"</iati-activities>")
      """, [session.file("bomb.xml.gz")])
    try #require(made.status == 0, "\(made.stderr)")
    let result = try session.run("import", session.file("bomb.xml.gz"))
    #expect(result.status == 1)
    #expect(result.stderr.contains("bomb.xml.gz"))
    #expect(result.stderr.contains("inflate"))
  }

  @Test("Decimal commas and another encoding are named with row and cell")
  func namesCells() throws {
    let session = try Session()
    try session.begin()
    let sample = try String(
      contentsOfFile: Session.sample("templates/programmes-example.csv"), encoding: .utf8)
    try #require(sample.contains(",84500.50,"))
    let path = try session.write(
      sample.replacing(",84500.50,", with: ",\"84.500,50\","), to: "programmes.csv")
    let result = try session.run("import", "--json", path)
    #expect(result.status == 3)
    #expect(result.stdout.contains("84.500,50"))
    #expect(result.stdout.contains("\"line\" : 2"))
  }

  @Test(
    "Questions about money that have no answer are named",
    arguments: [
      (["money", "flows", "--currency", "XXQ"], Int32(1), "[reference.currency]"),
      (["money", "flows", "--by", "colour"], 64, "country, year, sector"),
      (["money", "flows", "--feed", "none"], 1, "[figures.unknown-feed]"),
      (["rates", "show", "USD", "--on", "2024-01-01", "--to", "GBP"], 1, "[rates.missing]"),
      (["rates", "show", "USD", "--on", "2024-02-30", "--to", "GBP"], 64, "2024-02-30"),
      (["rates", "show", "USD", "--on", "2024-02-28", "--to", "gbp"], 1, "[reference.currency]"),
      (
        ["rates", "show", "USD", "--on", "2024-02-28", "--to", "GBP", "--amount", "1,5"], 64,
        "1,5"
      ),
      (["run", "show", "1"], 1, "[import.run]"),
      (["activity", "list", "--limit", "0"], 64, "--limit"),
    ])
  func isNamed(arguments: [String], status: Int32, message: String) throws {
    let session = try Session()
    try session.begin(importing: "funder-example")
    let result = try session.run(arguments)
    #expect(result.status == status)
    #expect(result.stdout == "")
    #expect(result.stderr.contains(message))
  }
}
