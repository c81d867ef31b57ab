import Foundation
import Kernel
import TestSupport
import Testing

/// Sums from the command line, beside those that were worked out without the program.
struct MoneyTests {
  struct Expected: Decodable {
    struct Total: Decodable {
      let type: String?
      let currency: String?
      let count: Int
      let heldSum: String
    }

    let file: String
    let kind: String
    let activities: Int
    let transactions: Int
    let totals: [Total]
  }

  struct Line: Hashable, CustomStringConvertible {
    let type: String?
    let currency: String?
    let count: Int
    let amount: String

    var description: String { "\(type ?? "-") \(currency ?? "-") \(count) × \(amount)" }
  }

  @Test("Money flows of every sample are the independent totals")
  func agree() throws {
    let session = try Session()
    try session.begin()
    let file = Shared.repository.appending(path: "Tests/Expectations/totals.json")
    let expected = try JSONDecoder().decode([Expected].self, from: try Data(contentsOf: file))
      .filter { $0.kind == "activities" }
    #expect(expected.count >= 6)
    for expected in expected {
      let feed = String(expected.file.dropLast(4))
      _ = try session.run("import", "--quiet", Session.sample("feeds/\(expected.file)"))
      let rows = try session.rows("money", "flows", "--by", "type", "--feed", feed)
      let lines = try rows.map { row in
        Line(
          type: row["type"] as? String, currency: row["currency"] as? String,
          count: try #require(row["count"] as? Int),
          amount: try #require(row["amount"] as? String))
      }
      let wanted = try expected.totals.map { total in
        Line(
          type: total.type, currency: total.currency, count: total.count,
          amount: try #require(FixedDecimal(exactly: total.heldSum)).description)
      }
      #expect(Set(lines) == Set(wanted), "\(feed)")
      #expect(lines.count == wanted.count)
      #expect(try session.rows("activity", "list", "--feed", feed).count == expected.activities)
    }
  }

  @Test("Lists keep their form, and filter")
  func listsActivities() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let all = try session.rows("activity", "list")
    #expect(all.count == 9)
    for row in all {
      #expect(row["id"] is Int)
      #expect(row["identifier"] is String)
      #expect(row["title"] is String)
      #expect(row["status"] is String)
      #expect(row["countries"] is [String])
      #expect(row["reportingOrg"] as? String == "XX-EXAMPLE-IPO")
    }
    let liberia = try session.rows("activity", "list", "--country", "LR")
    #expect(!liberia.isEmpty && liberia.count < 9)
    let found = try session.rows("activity", "list", "--search", "Liberia", "--limit", "1")
    #expect(found.count == 1)
  }

  @Test("A rate says both legs, and new rates convert what is held")
  func converts() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let rates = try session.object("rates", "import", Session.sample("rates/eurofxref-sample.xml"))
    #expect(rates["added"] as? Int ?? 0 > 100)
    #expect(rates["converted"] as? Int ?? 0 > 0)
    // 1 EUR = 1.1570 USD = 0.88000 GBP: 100 USD = 100 / 1.157 * 0.88 GBP.
    let answer = try session.object(
      "rates", "show", "USD", "--on", "2025-10-31", "--to", "GBP", "--amount", "100")
    #expect(answer["converted"] as? String == "76.058773")
    let words = try #require(answer["rate"] as? String)
    #expect(words.contains("1.157") && words.contains("0.88"))

    let before = try session.digest()
    let set = try session.object("settings", "set", "--currency", "EUR")
    #expect(set["reportingCurrency"] as? String == "EUR")
    #expect(try session.digest() != before)
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
  }
}
