import Foundation
import Kernel
import Portfolio
import Storage
import Testing

/// The funding chain of `Imports/feeds` in both views: own organisations, and
/// all publishers held.
struct FiguresChainTests {
  static let own = [["XX-EXAMPLE-IPO", "XX-EXAMPLE-IPO-LR"], []]
  static let today = CalendarDate("2025-06-30")!

  private func summary(_ view: Int, currency: CurrencyCode? = nil) throws -> PortfolioSummary {
    let portfolio = try FiguresPortfolio.chain(own: Self.own[view])
    return try portfolio.read {
      try PortfolioSummary.load($0, .all($0), currency: currency, today: Self.today)
    }
  }

  private func set(_ entries: [PortfolioSummary.Entry]) -> Set<FiguresOracle.Entry> {
    Set(entries.map { FiguresOracle.Entry(key: $0.key, currency: $0.currency, amount: $0.amount) })
  }

  @Test(arguments: [0, 1])
  func totalsAreThoseOfTheCountingRules(view: Int) throws {
    let expected = try FiguresOracle.chain().views[view]
    let summary = try summary(view)
    #expect(summary.organisations == expected.organisations)
    #expect(summary.areOwnOrganisations == (view == 0))
    #expect(summary.activities == expected.activities)
    #expect(
      summary.spend.map { "\($0.currency ?? "") \($0.count) \($0.amount)" }
        == expected.spend.map { "\($0.currency) \($0.count) \($0.amount)" })
    #expect(set(summary.byYear) == Set(expected.byYear))
    #expect(set(summary.byCountry) == Set(expected.byCountry))
    #expect(set(summary.bySector) == Set(expected.bySector))
  }

  @Test(arguments: [0, 1])
  func whatIsLeftOutIsListed(view: Int) throws {
    let expected = try FiguresOracle.chain().views[view]
    let excluded = try summary(view).excluded
    let passedOn = expected.excluded.filter { $0.why?.hasPrefix("passed on") == true }
    #expect(
      excluded.transactions.filter { $0.reason == "passed-on" }
        .map { "\($0.activity) \($0.ref ?? "") \($0.amount ?? "")" }.sorted()
        == passedOn.map { "\($0.activity ?? "") \($0.ref ?? "") \($0.value ?? "")" }.sorted())
    #expect(
      excluded.activities.filter { $0.reason != "children-counted" }.map(\.identifier).sorted()
        == expected.activitiesLeftOut.compactMap(\.activity).sorted())
    let parents = expected.excluded.filter { $0.why?.contains("children") == true }
      .compactMap(\.activity)
    #expect(
      Set(excluded.activities.filter { $0.reason == "children-counted" }.map(\.identifier))
        == Set(parents))
  }

  @Test(arguments: [0, 1])
  func budgetsFollowTheirRules(view: Int) throws {
    let expected = try FiguresOracle.chain().views[view].budgets
    let budgets = try summary(view).budgets
    func sums(_ rows: [BudgetSums.Row]) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: rows.map {
          ("\($0.kind) \($0.year ?? "") \($0.currency ?? "") \($0.reason ?? "")", $0.amount)
        })
    }
    func sums(_ rows: [FiguresOracle.Budget]) throws -> [String: String] {
      var sums: [String: ExactDecimal] = [:]
      for row in rows {
        let reason =
          switch row.why?.first {
          case "t": "children-counted"
          case "r": "revised"
          case "a": "budgeted"
          default: ""
          }
        let value = try #require(FixedDecimal(exactly: row.value))
        sums["\(row.kind) \(row.start.prefix(4)) \(row.currency) \(reason)", default: .zero]
          .millionths += Int128(value.millionths)
      }
      return sums.mapValues(\.description)
    }
    #expect(sums(budgets.counted) == (try sums(expected.counted)))
    #expect(sums(budgets.excluded) == (try sums(expected.excluded)))
  }

  /// In dollars, in which all sample rates meet; once by way of the store's
  /// reporting currency and once computed when asked.
  @Test(arguments: [0, 1], ["USD", "EUR"])
  func conversionIsByTransactionAndValueDate(view: Int, reporting: String) throws {
    let expected = try FiguresOracle.converted(view: view, into: "USD")
    let portfolio = try FiguresPortfolio()
    try portfolio.report(in: reporting, ratesCSV: try FiguresOracle.rates())
    for file in FiguresPortfolio.chainFiles {
      let url = FiguresPortfolio.feeds.appending(path: file)
      try portfolio.add(try Data(contentsOf: url), feed: file)
    }
    try portfolio.name(Self.own[view])
    let summary = try portfolio.read {
      try PortfolioSummary.load($0, .all($0), currency: CurrencyCode("USD"), today: Self.today)
    }
    let converted = try #require(summary.converted)
    #expect(converted.amount == expected.amount)
    #expect(set(converted.byYear) == Set(expected.byYear))
    #expect(set(converted.byCountry) == Set(expected.byCountry))
    #expect(converted.gaps.map(\.count).reduce(0, +) == expected.gaps.count)
    #expect(Set(converted.gaps.map(\.currency)) == Set(expected.gaps.map(\.currency)))
    #expect(try portfolio.differences().values.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [0, 1])
  func pagesOfPartsAddUpToTheirFigure(view: Int) throws {
    let portfolio = try FiguresPortfolio.chain(own: Self.own[view])
    try portfolio.read { db in
      let summary = try PortfolioSummary.load(db, .all(db), today: Self.today)
      for cell in summary.byCountryAndYear {
        let selection = ExplainedSpend.Selection(
          country: cell.country ?? "", year: cell.year ?? "", currency: cell.currency ?? "")
        var sum = ExactDecimal.zero
        var offset = 0
        while true {
          let page = try ExplainedSpend.page(db, .all(db), selection, offset: offset, limit: 2)
          for part in page { sum = try sum.adding(try #require(part.contribution)) }
          if page.count < 2 { break }
          offset += 2
        }
        #expect(sum.description == cell.amount, "\(selection)")
      }
    }
  }

  @Test func aPartNamesTheRatesOfItsConversion() throws {
    let portfolio = try FiguresPortfolio()
    try portfolio.report(in: "USD", ratesCSV: try FiguresOracle.rates())
    for file in FiguresPortfolio.chainFiles {
      let url = FiguresPortfolio.feeds.appending(path: file)
      try portfolio.add(try Data(contentsOf: url), feed: file)
    }
    let parts = try portfolio.read {
      try ExplainedSpend.page(
        $0, .all($0), ExplainedSpend.Selection(currency: "SLE"), inReportingCurrency: true)
    }
    #expect(parts.count == 2)
    for part in parts {
      #expect(part.original?.currency == CurrencyCode("SLE"))
      let rate = try #require(part.rate)
      #expect(rate.contains("sample") && rate.contains("SLE") && rate.contains("USD"))
    }
    #expect(parts.contains { $0.rate?.contains("2 days old") == true })
    let gaps = try portfolio.read {
      try ExplainedSpend.page(
        $0, .all($0), ExplainedSpend.Selection(currency: "LRD"), inReportingCurrency: true)
    }
    #expect(gaps.filter { $0.contribution == nil }.map(\.rate) == [nil])
  }
}
