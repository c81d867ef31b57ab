import Disclosure
import Foundation
import GRDB
import Kernel
import Portfolio
import Storage
import Testing

/// The funding chain of `Imports/feeds` with some activities classed, as each audience sees it,
/// beside the sums of an oracle in Python that leaves the same activities out.
struct SeenActivitiesTests {
  /// A child whose parent is left out for its sake, a receiver of what others passed on, one that
  /// two feeds hold, and one for people of the organisation.
  static let restricted = [
    "XX-EXAMPLE-IPO-PSJ-NP", "XX-EXAMPLE-LCP-001", "XX-EXAMPLE-IPO-PSJ-LR",
  ]
  static let `internal` = ["XX-EXAMPLE-IPO-PSJ-UG"]

  static func hidden(from audience: Audience) -> [String] {
    switch audience {
    case .public: restricted + `internal`
    case .internal: restricted
    case .restricted: []
    }
  }

  private static func portfolio(view: Int) throws -> FiguresPortfolio {
    let portfolio = try FiguresPortfolio()
    try portfolio.report(in: "EUR", ratesCSV: try FiguresOracle.rates())
    for file in FiguresPortfolio.chainFiles {
      let url = FiguresPortfolio.feeds.appending(path: file)
      try portfolio.add(try Data(contentsOf: url), feed: file)
    }
    try portfolio.name(FiguresChainTests.own[view])
    for (level, names) in [("restricted", restricted), ("internal", `internal`)] {
      let list = names.map { "'\($0)'" }.joined(separator: ", ")
      try portfolio.write(
        "UPDATE activities SET sensitivity = '\(level)' WHERE identifier IN (\(list))")
    }
    return portfolio
  }

  /// The oracle's view without the hidden activities, under rules that know of them.
  private static func expected(
    view: Int, hidden: [String]
  ) throws -> (view: FiguresOracle.View, converted: FiguresOracle.Converted) {
    struct Answer: Decodable {
      let view: FiguresOracle.View
      let converted: FiguresOracle.Converted
    }
    let answer: Answer = try FiguresOracle.ask(
      """
      import json, sys, chain
      hidden = set(sys.argv[2:])
      report, converted = chain.View.report, chain.View.converted
      def seen(rows):
          return [row for row in rows if row["activity"] not in hidden]
      def seen_report(self):
          self.counted = [pair for pair in self.counted if pair[0].identifier not in hidden]
          answer = report(self)
          answer["activities"] = sum(
              activity.identifier not in hidden for activity in self.held.values())
          answer["budgets"] = {kind: seen(rows) for kind, rows in answer["budgets"].items()}
          answer["excluded"] = seen(answer["excluded"])
          answer["activitiesLeftOut"] = seen(answer["activitiesLeftOut"])
          return answer
      chain.View.report = seen_report
      chain.View.converted = lambda self, _: converted(self, "USD")
      view = chain.chain(chain.Path("../../Imports/feeds"))["views"][int(sys.argv[1])]
      print(json.dumps({"view": view, "converted": view["converted"]}))
      """, [String(view)] + hidden)
    return (answer.view, answer.converted)
  }

  private func set(_ entries: [PortfolioSummary.Entry]) -> Set<FiguresOracle.Entry> {
    Set(entries.map { FiguresOracle.Entry(key: $0.key, currency: $0.currency, amount: $0.amount) })
  }

  @Test("The summary is that of the activities seen", arguments: [0, 1], Audience.allCases)
  func summary(view: Int, audience: Audience) throws {
    let hidden = SeenActivitiesTests.hidden(from: audience)
    let expected = try SeenActivitiesTests.expected(view: view, hidden: hidden)
    let summary = try SeenActivitiesTests.portfolio(view: view).read { db in
      try PortfolioSummary.load(
        db, SeenActivities.load(db, for: audience), currency: CurrencyCode("USD"),
        today: FiguresChainTests.today)
    }
    #expect(summary.organisations == expected.view.organisations)
    #expect(summary.activities == expected.view.activities)
    #expect(
      summary.spend.map { "\($0.currency ?? "") \($0.count) \($0.amount)" }
        == expected.view.spend.map { "\($0.currency) \($0.count) \($0.amount)" })
    #expect(set(summary.byYear) == Set(expected.view.byYear))
    #expect(set(summary.byCountry) == Set(expected.view.byCountry))
    #expect(set(summary.bySector) == Set(expected.view.bySector))
    let converted = try #require(summary.converted)
    #expect(converted.amount == expected.converted.amount)
    #expect(set(converted.byYear) == Set(expected.converted.byYear))
    #expect(set(converted.byCountry) == Set(expected.converted.byCountry))
    #expect(converted.gaps.map(\.count).reduce(0, +) == expected.converted.gaps.count)
    for (rows, expected) in [
      (summary.budgets.counted, expected.view.budgets.counted),
      (summary.budgets.excluded, expected.view.budgets.excluded),
    ] {
      #expect(rows.map(\.count).reduce(0, +) == expected.count)
    }
    let passedOn = expected.view.excluded.filter { $0.why?.hasPrefix("passed on") == true }
    #expect(summary.excluded.transactions.count == passedOn.count)
    #expect(summary.excluded.reasons["passed-on"] ?? 0 == passedOn.count)
    #expect(
      summary.excluded.activities.filter { $0.reason != "children-counted" }.map(\.identifier)
        .sorted() == expected.view.activitiesLeftOut.compactMap(\.activity).sorted())
  }

  @Test("No list and no explanation names what is hidden, and how much that is is told")
  func namesNothing() throws {
    let portfolio = try SeenActivitiesTests.portfolio(view: 1)
    for audience in Audience.allCases {
      let hidden = SeenActivitiesTests.hidden(from: audience)
      let said = try portfolio.read { db in
        let seen = try SeenActivities.load(db, for: audience)
        // One of them is held twice.
        #expect(seen.withheld.map(\.count) == (hidden.isEmpty ? [] : [hidden.count + 1]))
        #expect(try ActivityList.count(db, seen) == 15 - (seen.withheld.first?.count ?? 0))
        let summary = try PortfolioSummary.load(db, seen, today: FiguresChainTests.today)
        #expect(summary.withheld == seen.withheld)
        let findings = try ActivityFindings.load(db, seen, today: FiguresChainTests.today)
        for rule in ActivityRule.allCases {
          let counted = summary.findings.first { $0.rule == rule }?.activities
          #expect(findings.count { $0.rule == rule } == counted)
        }
        let encoder = JSONEncoder()
        return try [
          encoder.encode(summary), encoder.encode(findings),
          encoder.encode(ActivityList.load(db, seen)),
          encoder.encode(ActivityList.load(db, seen, .init(search: "Nepal"))),
          encoder.encode(ActivityList.countries(db, seen)),
          encoder.encode(MoneyFlows.load(db, seen, by: [.activity, .country]).rows),
          Data(ExplainedSpend.page(db, seen, .init(), limit: 1_000).map(\.label).joined().utf8),
        ].map { String(decoding: $0, as: UTF8.self) }.joined()
      }
      for name in SeenActivitiesTests.restricted + SeenActivitiesTests.internal {
        // A name that goes on after it is another's.
        let isNamed = said.firstMatch(of: try Regex("\(name)[^-]")) != nil
        #expect(isNamed == !hidden.contains(name), "\(audience): \(name)")
      }
    }
  }

  @Test("Flows are those of the activities seen, whatever they are told apart by")
  func flows() throws {
    let portfolio = try SeenActivitiesTests.portfolio(view: 1)
    try portfolio.read { db in
      for audience in [Audience.public, .internal] {
        let hidden = SeenActivitiesTests.hidden(from: audience)
        let seen = try SeenActivities.load(db, for: audience)
        for key in MoneyFlows.Key.allCases where key != .activity {
          for currency in [nil, CurrencyCode("USD")] {
            var sums: [[String?]: (amount: Int128, count: Int)] = [:]
            let all = try MoneyFlows.load(db, .all(db), by: [.activity, key], currency: currency)
            for row in all.rows where !hidden.contains(row.values[0] ?? "") {
              let group = Array(row.values.dropFirst()) + [row.currency]
              let amount = try #require(FixedDecimal(exactly: row.amount)).millionths
              sums[group, default: (0, 0)].amount += Int128(amount)
              sums[group, default: (0, 0)].count += row.count
            }
            let flows = try MoneyFlows.load(db, seen, by: [key], currency: currency)
            #expect(flows.rows.count == sums.count)
            for row in flows.rows {
              let sum = sums[row.values + [row.currency]]
              #expect(row.count == sum?.count)
              #expect(row.amount == ExactDecimal(millionths: sum?.amount ?? 0).description)
            }
          }
        }
      }
    }
  }

  @Test("Pages of parts add up to the cells that an audience sees", arguments: [0, 1])
  func explains(view: Int) throws {
    let portfolio = try SeenActivitiesTests.portfolio(view: view)
    try portfolio.read { db in
      let seen = try SeenActivities.load(db, for: .public)
      let cells = try PortfolioSummary.load(db, seen, today: FiguresChainTests.today)
        .byCountryAndYear
      #expect(cells.count > 5)
      for cell in cells {
        let parts = try ExplainedSpend.page(
          db, seen,
          .init(country: cell.country ?? "", year: cell.year ?? "", currency: cell.currency ?? ""))
        let sum = try parts.reduce(ExactDecimal.zero) {
          try $0.adding(try #require($1.contribution))
        }
        #expect(sum.description == cell.amount)
      }
    }
  }

  @Test("What is hidden is looked for along its own index")
  func plan() throws {
    let portfolio = try SeenActivitiesTests.portfolio(view: 0)
    let plan = try portfolio.read { db in
      try String.fetchAll(
        db,
        sql: """
          EXPLAIN QUERY PLAN SELECT id FROM activities
          WHERE sensitivity <> 'public' AND sensitivity IN ('internal', 'restricted')
          """, adapter: SuffixRowAdapter(fromIndex: 3))
    }
    #expect(plan.contains { $0.contains("activities_classified") })
  }
}
