import Foundation
import GRDB
import Kernel
import Pages
import Reference
import Storage
import TestSupport
import Testing

@testable import DonorReporting

@Suite("Rendering the programme report")
struct RenderingTests {
  private func nepal() throws -> ProgrammeReport {
    try ReportStore(
      feeds: ["ipo-headquarters.xml"], rates: ProgrammeReportTests.rates, currency: "GBP"
    ).report("XX-EXAMPLE-IPO-PSJ-NP")
  }

  @Test("The same content renders to the same bytes")
  func deterministic() throws {
    let store = try ReportStore(
      feeds: ["ipo-headquarters.xml"], rates: ProgrammeReportTests.rates, currency: "GBP")
    let (first, second) = (
      try store.report("XX-EXAMPLE-IPO-PSJ"), try store.report("XX-EXAMPLE-IPO-PSJ")
    )
    #expect(try ProgrammeReportHTML(first).render() == ProgrammeReportHTML(second).render())
    #expect(ProgrammeReportCSV(first).render() == ProgrammeReportCSV(second).render())
  }

  @Test("Each figure leads to the rows that it adds")
  func explanations() throws {
    let page = try ProgrammeReportHTML(try nepal()).render()
    let links = page.matches(of: /<a href="#([^"]+)">/).map { String($0.1) }
    #expect(links.count > 15)
    for link in links { #expect(page.contains("<details id=\"\(link)\">")) }
    #expect(page.contains("T2 + T3"))
    #expect(page.contains(">13,350,000.50<"))
    #expect(page.contains("† 90,433.67"))
    #expect(
      page.contains("No rate for NPR on 4 Sep 2023 or in the seven days before (Sample): T3."))
  }

  @Test("Text from feeds stays text, and only web addresses become links")
  func escaping() throws {
    let store = try ReportStore(documents: [
      Feed.activity(
        """
        <document-link format="text/html" url="javascript:alert(1)">
        <title><narrative>Run me</narrative></title><category code="A01"/></document-link>
        <document-link format="text/html" url="https://example.org/?a=1&amp;b=2">
        <title><narrative>Read me</narrative></title><category code="A01"/></document-link>
        """, title: "&lt;script&gt;alert('&amp;')&lt;/script&gt;")
    ])
    let page = try ProgrammeReportHTML(try store.report("XX-1")).render()
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.contains("href=\"javascript"))
    #expect(page.contains("<a href=\"https://example.org/?a=1&amp;b=2\">Read me</a>"))
  }

  @Test("The amounts of the rows that a total names add up to it, as the CSV file has them")
  func csvAddsUp() throws {
    let records = CSV.records(ProgrammeReportCSV(try nepal()).render())
    let entries = records.filter { ["budget", "transaction"].contains($0["section"]) }
    let byNumber = Dictionary(uniqueKeysWithValues: entries.map { ($0["item"] ?? "", $0) })
    let totals = records.filter { $0["section"] == "total" && $0["rows"] != "" }
    #expect(totals.count == 21)
    for total in totals {
      let column = total["item"]?.contains("-in-") == true ? "reporting_amount" : "amount"
      let rows = total["rows"]?.split(separator: " ") ?? []
      let sum = try rows.reduce(Decimal(0)) { sum, row in
        let parts = row.split(separator: "=")
        let entry = try #require(byNumber[String(parts[0])])
        #expect(entry["rows"]?.hasPrefix(parts[1]) == true)
        return sum + (try #require(Decimal(string: entry[column] ?? "")))
      }
      #expect(sum == Decimal(string: total["amount"] ?? ""), "\(total)")
    }
  }

  @Test("CSV tells no data, words and zero apart, and defuses formulas")
  func csvCells() throws {
    let records = CSV.records(ProgrammeReportCSV(try nepal()).render())
    let actuals = records.filter { $0["section"] == "indicator" && $0["item"] == "actual" }
    #expect(actuals.prefix(3).map { $0["amount"] } == ["27.3", "0", "no data"])
    let store = try ReportStore(documents: [Feed.activity("", title: "=1+1")])
    let bytes = ProgrammeReportCSV(try store.report("XX-1")).render()
    #expect(CSV.records(bytes).contains { $0["item"] == "title" && $0["text"] == "'=1+1" })
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test("Every word that the template and the model ask for is in the catalogue")
  func words() throws {
    let template = try String(
      contentsOf: PageTemplates.of("DonorReporting").folder.appending(
        path: "programme-report.mustache"),
      encoding: .utf8)
    let words = Words.programmeReport
    let asked = Set(template.matches(of: /words\.([A-Za-z]+)/).map { String($0.1) })
    #expect(asked.count > 30)
    for key in asked { #expect(words[key] != key, "\(key)") }
    for reason in ReportedMoney.Reason.allCases {
      #expect(words["reason.\(reason.rawValue)"] != "reason.\(reason.rawValue)")
    }
    for reason in ReportedMoney.Gap.Reason.allCases {
      #expect(words["note.gap.\(reason.rawValue)"] != "note.gap.\(reason.rawValue)")
    }
    let report = try ReportStore(feeds: ["ipo-headquarters.xml", "irregular.xml"], currency: "GBP")
      .report("XX-EXAMPLE-IPO-PSJ")
    for note in report.notes { #expect(words["note.\(note.key)"] != "note.\(note.key)") }
  }

  @Test("Every activity of the sample feeds can be reported")
  func everyActivity() throws {
    let feeds = [
      "ipo-headquarters.xml", "irregular.xml", "funder-example.xml", "partner-example.xml",
      "country-office-liberia-1.05.xml", "aggregator-example.xml",
    ]
    let store = try ReportStore(feeds: feeds, currency: "EUR")
    let ids = try store.store.read { try Int64.fetchAll($0, sql: "SELECT id FROM activities") }
    #expect(ids.count > 15)
    for id in ids {
      let report = try store.report(String(id))
      let page = try ProgrammeReportHTML(report).render()
      #expect(page.contains("</html>") && !page.contains("{{"))
      #expect(page.firstMatch(of: />(note|why|reason|rule|withheld)\.[a-z]/) == nil)
      #expect(ProgrammeReportCSV(report).render().count > 500)
    }
  }

  @Test("A missing or broken template is an error that names it")
  func templates() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let templates = PageTemplates(folder: folder.url)
    #expect(throws: PageFailure.templateMissing("report", folder: folder.url.path)) {
      try templates.render([:] as [String: Any], with: "report")
    }
    try "{{#a}}".write(
      to: folder.url.appending(path: "report.mustache"), atomically: true, encoding: .utf8)
    #expect {
      try templates.render([:] as [String: Any], with: "report")
    } throws: { error in
      if case PageFailure.templateInvalid("report", _) = error { true } else { false }
    }
  }

  @Test(
    "Amounts have their thousands apart and the decimals of their currency",
    arguments: [
      ("1150000.5", "GBP", "1,150,000.50"), ("-15000500", "UGX", "−15,000,500"),
      ("43210.12345", "EUR", "43,210.12345"), ("0", "USD", "0.00"), ("999", "UGX", "999"),
    ])
  func amounts(_ text: String, _ currency: String, _ expected: String) throws {
    let millionths = try #require(FixedDecimal(exactly: text)).millionths
    let written = Written(words: .programmeReport)
    #expect(
      written.amount(
        ExactDecimal(millionths: Int128(millionths)), decimals: Currencies.decimals(of: currency))
        == expected)
    #expect(written.date("2022-04-05") == "5 Apr 2022")
    #expect(written.date("2022-04") == "Apr 2022")
    #expect(written.date("soon") == "soon")
  }
}
