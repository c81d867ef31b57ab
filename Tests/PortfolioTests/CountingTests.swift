import GRDB
import Portfolio
import Storage
import Testing

/// Each rule by itself, and that it stays right when what it follows from changes.
struct CountingTests {
  private func activity(
    _ id: String, by reporter: String = "XX-A", secondary: Bool = false, updated: String? = nil,
    _ content: String = ""
  ) -> String {
    let date = updated.map { " last-updated-datetime=\"\($0)\"" } ?? ""
    return """
      <iati-activity default-currency="EUR"\(date)>
        <iati-identifier>\(id)</iati-identifier>
        <reporting-org ref="\(reporter)" type="21" secondary-reporter="\(secondary ? 1 : 0)"/>
        \(content)
      </iati-activity>
      """
  }

  private func spend(
    _ amount: String, type: String = "4", to receiver: String = "", currency: String = "EUR",
    country: String? = nil
  ) -> String {
    """
    <transaction><transaction-type code="\(type)"/><transaction-date iso-date="2024-03-01"/>
    <value currency="\(currency)" value-date="2024-03-01">\(amount)</value>\(receiver)\
    \(country.map { "<recipient-country code=\"\($0)\"/>" } ?? "")</transaction>
    """
  }

  /// `identifier reason` of each excluded activity.
  private func excluded(_ portfolio: FiguresPortfolio) throws -> [String] {
    try portfolio.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT f.name || ' ' || a.identifier || ' ' || x.reason FROM activity_exclusions x
          JOIN activities a ON a.id = x.activity_id JOIN feeds f ON f.id = a.feed_id ORDER BY 1
          """)
    }
  }

  /// `country year currency amount` of what counts.
  private func totals(_ portfolio: FiguresPortfolio) throws -> [String] {
    try portfolio.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT country || ' ' || year || ' ' || currency || ' ' || units FROM country_spend
          ORDER BY 1
          """)
    }
  }

  private func expectNoDifferences(_ portfolio: FiguresPortfolio) throws {
    for (table, count) in try portfolio.differences() { #expect(count == 0, "\(table)") }
  }

  @Test func ofCopiesThePrimaryReportersLatestLeads() throws {
    let portfolio = try FiguresPortfolio()
    try portfolio.add(activity("1", updated: "2024-01-01T00:00:00", spend("1")), feed: "old")
    try portfolio.add(activity("1", updated: "2024-02-01T00:00:00", spend("2")), feed: "new")
    try portfolio.add(activity("1", updated: "2024-02-01T00:00:00", spend("4")), feed: "same")
    try portfolio.add(
      activity("1", by: "XX-B", secondary: true, updated: "2025-01-01T00:00:00", spend("8")),
      feed: "second")
    #expect(
      try excluded(portfolio) == ["old 1 copy", "same 1 copy", "second 1 secondary-reporter"])
    #expect(try totals(portfolio) == [" 2024 EUR 2"])
    try expectNoDifferences(portfolio)
    // The leading copy goes: the next one counts.
    try portfolio.add("", feed: "new")
    #expect(try totals(portfolio) == [" 2024 EUR 4"])
    try expectNoDifferences(portfolio)
  }

  @Test func activitiesWithoutIdentifierAreNoCopies() throws {
    let portfolio = try FiguresPortfolio()
    try portfolio.add(activity("", spend("1")) + activity("", spend("2")), feed: "a")
    #expect(try excluded(portfolio) == [])
    #expect(try totals(portfolio) == [" 2024 EUR 3"])
  }

  @Test func ownOrganisationsDecideWhoIsLookedAt() throws {
    let portfolio = try FiguresPortfolio()
    let passedOn = spend("5", type: "3", to: "<receiver-org ref=\"XX-B\"/>")
    try portfolio.add(activity("1", by: "XX-A", passedOn), feed: "a")
    try portfolio.add(activity("2", by: "XX-B", spend("3")), feed: "b")
    #expect(try totals(portfolio) == [" 2024 EUR 3"])
    try portfolio.name(["xx-a"])
    #expect(try excluded(portfolio) == ["b 2 other-publisher"])
    #expect(try totals(portfolio) == [" 2024 EUR 5"])
    try expectNoDifferences(portfolio)
    try portfolio.name(["XX-B"])
    #expect(try totals(portfolio) == [" 2024 EUR 3"])
    try expectNoDifferences(portfolio)
  }

  @Test func whatAnActivityHeldReceivesCountsWhereItIsSpent() throws {
    let portfolio = try FiguresPortfolio()
    let receiver = "<receiver-org receiver-activity-id=\"2\"/>"
    let money = spend("5", type: "3", to: receiver) + spend("1", type: "3") + spend("2")
    try portfolio.add(activity("1", money), feed: "a")
    #expect(try totals(portfolio) == [" 2024 EUR 8"])
    try portfolio.add(activity("2", spend("4")), feed: "b")
    #expect(try totals(portfolio) == [" 2024 EUR 7"])
    try expectNoDifferences(portfolio)
    try portfolio.add("", feed: "b")
    #expect(try totals(portfolio) == [" 2024 EUR 8"])
    try expectNoDifferences(portfolio)
  }

  @Test(arguments: [true, false])
  func aParentsSpendGivesWayToItsChildren(parentNamesChild: Bool) throws {
    let portfolio = try FiguresPortfolio()
    func related(_ ref: String, _ type: Int) -> String {
      "<related-activity ref=\"\(ref)\" type=\"\(type)\"/>"
    }
    let toChild = parentNamesChild ? related("2", 2) : ""
    let toParent = parentNamesChild ? "" : related("1", 1)
    try portfolio.add(
      activity("1", spend("9") + toChild) + activity("2", toParent), feed: "a")
    #expect(try excluded(portfolio) == [])
    try portfolio.add(
      activity("1", spend("9") + toChild) + activity("2", spend("4") + toParent), feed: "a")
    #expect(try excluded(portfolio) == ["a 1 children-counted"])
    #expect(try totals(portfolio) == [" 2024 EUR 4"])
    try expectNoDifferences(portfolio)
  }

  @Test func amountsOfOneCountryAddUpPastSixtyFourBits() throws {
    let portfolio = try FiguresPortfolio()
    let large = (0..<3).map { _ in spend("9000000000000.5", currency: "UGX", country: "UG") }
    try portfolio.add(activity("1", large.joined()), feed: "a")
    let rows = try portfolio.read {
      try MoneyFlows.load($0, .all($0), by: [.country]).rows + MoneyFlows.load($0, .all($0)).rows
    }
    #expect(rows.map(\.amount) == ["27000000000001.5", "27000000000001.5"])
    #expect(try totals(portfolio) == ["UG 2024 UGX 27000000000001"])
    try expectNoDifferences(portfolio)
  }

  @Test(arguments: [
    ("spend", "UPDATE spend SET units = units + 1"),
    ("country_spend", "DELETE FROM country_spend"),
    ("activity_exclusions", "UPDATE activity_exclusions SET reason = 'copy'"),
    ("transaction_exclusions", "DELETE FROM transaction_exclusions"),
    ("activity_spans", "UPDATE activity_spans SET planned_end = '1999-12-31'"),
  ])
  func aWrongDerivedTableIsNoticedAndRebuilt(table: String, damage: String) throws {
    let portfolio = try FiguresPortfolio.chain()
    try portfolio.write(damage)
    #expect(try portfolio.differences()[table] ?? 0 > 0)
    try portfolio.store.rebuildDerived(by: try Actor(name: "Test"))
    try expectNoDifferences(portfolio)
  }
}
