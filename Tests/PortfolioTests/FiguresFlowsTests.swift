import Foundation
import GRDB
import Kernel
import Portfolio
import Storage
import TestSupport
import Testing

/// Money flows against sums worked out in Python with exact fractions.
struct FiguresFlowsTests {
  private struct Totals: Decodable {
    struct Sum: Decodable {
      let type: String?
      let currency: String?
      let heldSum: String
      let count: Int
    }
    let file: String
    let totals: [Sum]
  }

  private func lines(_ flows: MoneyFlows) -> [String] {
    flows.rows.map { row in
      (row.values + [row.currency]).map { $0 ?? "-" }.joined(separator: "|")
        + "|\(row.amount)|\(row.count)"
    }.sorted()
  }

  private func expectFlows(
    _ expected: [String: [String: [String]]], _ db: Database
  ) throws {
    for (feed, sums) in expected {
      for (keys, rows) in sums {
        let keys = keys.split(separator: ",").compactMap { MoneyFlows.Key(rawValue: "\($0)") }
        let found = lines(try MoneyFlows.load(db, .all(db), by: keys, feed: feed))
        let expected = rows.sorted()
        let (missing, surplus) = (
          Set(expected).subtracting(found), Set(found).subtracting(expected)
        )
        #expect(
          found == expected,
          "\(feed) by \(keys): \(missing.sorted().prefix(3)), not \(surplus.sorted().prefix(3))")
      }
    }
  }

  @Test func everyTransactionOfTheSampleFeedsIsThereOnce() throws {
    let url = FiguresOracle.folder.appending(path: "totals.json")
    for expected in try JSONDecoder().decode([Totals].self, from: try Data(contentsOf: url)) {
      let portfolio = try FiguresPortfolio()
      let file = FiguresPortfolio.feeds.appending(path: expected.file)
      try portfolio.add(try Data(contentsOf: file), feed: expected.file)
      let flows = try portfolio.read { try MoneyFlows.load($0, .all($0), by: [.type]) }
      #expect(
        lines(flows)
          == expected.totals.filter { $0.count > 0 }.map {
            "\($0.type ?? "-")|\($0.currency ?? "-")|\($0.heldSum)|\($0.count)"
          }.sorted(), "\(expected.file)")
    }
  }

  /// 300 made-up portfolios, each a feed of one store.
  @Test func randomPortfoliosAddUpAsTheyDoInFractions() throws {
    var generator = SeededGenerator()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let portfolio = try FiguresPortfolio()
    for number in 0..<300 {
      let document = RandomPortfolio.document(&generator, number: number)
      let name = "\(number).xml"
      try Data(document.utf8).write(to: folder.url.appending(path: name))
      try portfolio.add(Data(document.utf8), feed: name, refresh: false)
    }
    let expected: [String: [String: [String]]] = try FiguresOracle.ask(
      RandomPortfolio.oracle, [folder.url.path])
    #expect(expected.count == 300)
    try portfolio.read { db in try expectFlows(expected, db) }
    #expect(try portfolio.differences()["spend"] == 0)
  }

  @Test(.enabled(if: Shared.folder != nil, "../shared is not there"))
  func publishedFilesAddUpAsTheyDoInFractions() throws {
    let folder = try #require(Shared.folder).appending(path: "samples")
    let expected: [String: [String: [String]]] = try FiguresOracle.ask(
      RandomPortfolio.oracle, [folder.path])
    let portfolio = try FiguresPortfolio()
    for name in expected.keys {
      let document = try Data(contentsOf: folder.appending(path: name))
      try portfolio.add(document, feed: name, refresh: false)
    }
    try portfolio.read { db in try expectFlows(expected, db) }
  }

  @Test func rowsNameTheirKeysInJSON() throws {
    let portfolio = try FiguresPortfolio.chain()
    let flows = try portfolio.read {
      try MoneyFlows.load($0, .all($0), by: [.feed, .year, .currency])
    }
    let json = try JSONEncoder().encode(flows.rows[0])
    let row = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(Set(row.keys) == ["feed", "year", "amount", "currency", "count"])
    #expect(row["feed"] as? String == "aggregator-example.xml")
    #expect(row["amount"] is String)
  }

  @Test func whatHasNoRateIsNamedApart() throws {
    let portfolio = try FiguresPortfolio.chain()
    let flows = try portfolio.read {
      try MoneyFlows.load($0, .all($0), by: [.currency], currency: CurrencyCode("USD"))
    }
    #expect(flows.rows.map(\.values) == [["USD"]])
    #expect(flows.rows.allSatisfy { $0.currency == "USD" })
    let all = try portfolio.read { try MoneyFlows.load($0, .all($0)) }
    let others = all.rows.filter { $0.currency != "USD" }
    #expect(flows.unconverted.map(\.amount) == others.map(\.amount))
    #expect(flows.unconverted.allSatisfy { $0.reason == .noRateSource })
  }

  @Test func anUnknownFeedIsNamed() throws {
    let portfolio = try FiguresPortfolio.chain()
    #expect(throws: FiguresFailure.self) {
      try portfolio.read { try MoneyFlows.load($0, .all($0), feed: "no such feed") }
    }
  }
}
