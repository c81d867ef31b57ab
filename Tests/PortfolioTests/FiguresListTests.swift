import Foundation
import GRDB
import Kernel
import Portfolio
import Storage
import Testing

/// Lists of activities, and what is late, missing or wrong about them.
struct FiguresListTests {
  private let document = """
    <iati-activity default-currency="EUR">
      <iati-identifier>XX-LATE</iati-identifier><reporting-org ref="XX" type="21"/>
      <title><narrative>Conseil de paix au village</narrative></title>
      <activity-status code="2"/>
      <activity-date iso-date="2022-01-01" type="2"/>
      <activity-date iso-date="2023-12-31" type="3"/>
      <recipient-country code="ML" percentage="60"/><recipient-country code="NE" percentage="30"/>
      <sector code="15220"/>
      <budget><period-start iso-date="2022-01-01"/><period-end iso-date="2022-12-31"/>
        <value value-date="2022-01-01">100</value></budget>
      <transaction><transaction-type code="4"/><transaction-date iso-date="2025-01-01"/>
        <value value-date="2025-01-01">250.5</value></transaction>
      <result type="1"><title><narrative>Meetings</narrative></title></result>
    </iati-activity>
    <iati-activity default-currency="EUR">
      <iati-identifier>XX-EMPTY</iati-identifier><reporting-org ref="XX" type="21"/>
      <title><narrative>शान्ति</narrative></title><activity-status code="2"/>
      <activity-date iso-date="2024-05-01" type="1"/>
      <transaction><transaction-type code="1"/><transaction-date iso-date="2019-01-01"/>
        <value value-date="2019-01-01">1</value></transaction>
    </iati-activity>
    <iati-activity default-currency="EUR">
      <iati-identifier>XX-GOOD</iati-identifier><reporting-org ref="XX" type="21"/>
      <title><narrative>Women at the negotiating table</narrative></title>
      <activity-status code="4"/>
      <activity-date iso-date="2020-01-01" type="2"/><activity-date iso-date="2020-12-31" type="4"/>
      <recipient-country code="UG"/><sector code="15220"/>
      <budget><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
        <value value-date="2020-01-01">100</value></budget>
      <result type="1"><title><narrative>Meetings</narrative></title></result>
    </iati-activity>
    """

  private func portfolio() throws -> FiguresPortfolio {
    let portfolio = try FiguresPortfolio()
    try portfolio.add(document, feed: "list")
    return portfolio
  }

  private func identifiers(_ filter: ActivityList.Filter) throws -> [String] {
    try portfolio().read { try ActivityList.load($0, .all($0), filter).map(\.identifier) }
  }

  @Test func anItemSaysWhatAListShows() throws {
    let item = try portfolio().read {
      try #require(try ActivityList.load($0, .all($0), ActivityList.Filter(country: "ml")).first)
    }
    #expect(item.identifier == "XX-LATE")
    #expect(item.title == "Conseil de paix au village")
    #expect(item.status == "2")
    #expect(item.countries == ["ML", "NE"])
    #expect(item.reportingOrg == "XX")
    #expect(item.feed == "list")
    #expect(item.start == "2022-01-01")
    #expect(item.end == "2023-12-31")
    #expect(item.sensitivity == "public")
  }

  @Test func filtersNarrowTheList() throws {
    #expect(try identifiers(.init()) == ["XX-EMPTY", "XX-GOOD", "XX-LATE"])
    #expect(try identifiers(.init(limit: 1)) == ["XX-EMPTY"])
    #expect(try identifiers(.init(country: "UG")) == ["XX-GOOD"])
    #expect(try identifiers(.init(country: "FR")) == [])
    // By its dates, by a transaction, and without an end.
    #expect(try identifiers(.init(year: 2022)) == ["XX-LATE"])
    #expect(try identifiers(.init(year: 2019)) == ["XX-EMPTY"])
    #expect(try identifiers(.init(year: 2025)) == ["XX-EMPTY", "XX-LATE"])
    #expect(try identifiers(.init(feed: "LIST", limit: 2)) == ["XX-EMPTY", "XX-GOOD"])
  }

  @Test func wordsAreFoundWithoutAccentsAndInTheirScripts() throws {
    #expect(try identifiers(.init(search: "women negot")) == ["XX-GOOD"])
    #expect(try identifiers(.init(search: "शान्ति")) == ["XX-EMPTY"])
    #expect(try identifiers(.init(search: "XX-LATE")) == ["XX-LATE"])
    #expect(try identifiers(.init(search: "\" OR *")) == [])
    #expect(try identifiers(.init(search: "!")) == [])
    #expect(try identifiers(.init(search: "  ")).count == 3)
  }

  @Test func findingsSayWhatIsLateMissingOrWrong() throws {
    let findings = try portfolio().read {
      try ActivityFindings.load($0, .all($0), today: CalendarDate("2025-06-30")!)
    }
    let found = Set(findings.map { "\($0.identifier) \($0.rule.rawValue)" })
    #expect(
      found == [
        "XX-LATE activity.late", "XX-LATE activity.overspent", "XX-LATE activity.shares",
        "XX-EMPTY activity.no-end-date", "XX-EMPTY activity.no-country",
        "XX-EMPTY activity.no-sector", "XX-EMPTY activity.no-budget",
        "XX-EMPTY activity.no-recent-spend", "XX-EMPTY activity.no-results",
      ])
    #expect(
      findings.first { $0.rule == .overspent }?.message
        == "It spent 150 EUR more than all its budgets.")
    let counts = try portfolio().read {
      try ActivityFindings.counts($0, .all($0), today: CalendarDate("2022-06-30")!)
    }
    #expect(counts[.late] == 0)
  }

  @Test func pagesOfFindingsOfOneActivityAddUp() throws {
    try portfolio().read { db in
      let day = CalendarDate("2025-06-30")!
      let seen = try SeenActivities.all(db)
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM activities WHERE identifier = 'XX-EMPTY'")
      // What the whole portfolio finds says nothing of one activity.
      let counts = Dictionary(uniqueKeysWithValues: ActivityRule.allCases.map { ($0, 1_000) })
      let pages = try (0..<7).flatMap {
        try ActivityFindings.load(
          db, seen, today: day, activity: id, offset: $0, limit: 1, counts: counts)
      }
      let whole = try ActivityFindings.load(db, seen, today: day, activity: id)
      #expect(pages.map(\.rule) == whole.map(\.rule) && whole.count == 6)
    }
  }
}
