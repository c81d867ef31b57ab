import Disclosure
import DonorReporting
import Kernel
import Testing

@Suite("What a report withholds")
struct WithholdingTests {
  @Test("A programme above the audience's class is refused; children above it are counted")
  func activities() throws {
    let store = try ReportStore(feeds: ["ipo-headquarters.xml"])
    try store.execute(
      """
      UPDATE activities SET sensitivity = 'restricted'
      WHERE identifier IN ('XX-EXAMPLE-IPO-PSJ-NP', 'XX-EXAMPLE-IPO-PSJ-KE')
      """)
    #expect(throws: ReportFailure.withheld("XX-EXAMPLE-IPO-PSJ-NP")) {
      try store.report("XX-EXAMPLE-IPO-PSJ-NP")
    }
    let parent = try store.report("XX-EXAMPLE-IPO-PSJ")
    #expect(parent.children.count == 5)
    #expect(parent.withheld.map(\.what) == ["activities"])
    #expect(parent.withheld.map(\.count) == [2])
    let page = try ProgrammeReportHTML(parent).render()
    #expect(page.contains("2 activities: their class is above what this audience sees."))
    #expect(!page.contains("XX-EXAMPLE-IPO-PSJ-NP"))
    #expect(try store.report("XX-EXAMPLE-IPO-PSJ", for: .restricted).children.count == 7)
  }

  @Test("The name of a restricted partner is withheld wherever a feed names it")
  func organisations() throws {
    let store = try ReportStore(feeds: ["ipo-headquarters.xml"])
    try store.execute(
      """
      INSERT INTO organisations (id, identifier, name, type, role, sensitivity, revision_id)
      SELECT 1, 'XX-EXAMPLE-WJN', 'Another spelling', '22', 'partner', 'restricted', min(id)
      FROM revisions
      """)
    let report = try store.report("XX-EXAMPLE-IPO-PSJ-NP")
    let shown = report.money.transactions.map(\.counterpart)
    #expect(shown == [.withheld, .withheld, .withheld, .notStated, .notStated])
    #expect(!report.programme.participants.contains { $0.identifier == "XX-EXAMPLE-WJN" })
    #expect(report.withheld.map(\.count) == [4])
    #expect(try !ProgrammeReportHTML(report).render().contains("Women's Justice Network"))
    let bytes = ProgrammeReportCSV(report).render()
    #expect(!String(decoding: bytes, as: UTF8.self).contains("XX-EXAMPLE-WJN"))
  }

  @Test("Places of an internal programme are coarse for those who are not cleared for more")
  func places() throws {
    let store = try ReportStore(feeds: ["ipo-headquarters.xml"])
    let name = "XX-EXAMPLE-IPO-PSJ-NP"
    #expect(try store.report(name).programme.places[0].position == "28.0500 81.6167")
    try store.execute(
      "UPDATE activities SET sensitivity = 'internal' WHERE identifier = '\(name)'")
    let report = try store.report(name)
    #expect(report.programme.places.map(\.position) == ["28.0 81.6", "28.7 80.6"])
    #expect(report.withheld.map(\.why) == [.coarsened])
    let cleared = try store.report(name, for: .restricted)
    #expect(cleared.programme.places[0].position == "28.0500 81.6167")
  }
}
