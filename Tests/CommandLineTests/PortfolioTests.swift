import Foundation
import Kernel
import TestSupport
import Testing

/// The portfolio from the command line.
struct PortfolioTests {
  @Test("Spend by country and year is what its rows add up to")
  func explainsSpend() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let summary = try session.object("portfolio", "summary", "--today", "2026-01-01")
    #expect(summary["areOwnOrganisations"] as? Bool == true)
    let cells = try #require(summary["byCountryAndYear"] as? [[String: Any]])
    #expect(cells.count > 5)
    for cell in cells {
      let country = cell["country"] as? String ?? "-"
      let year = cell["year"] as? String ?? "-"
      let currency = cell["currency"] as? String ?? "-"
      let rows = try session.rows(
        "figure", "explain", "--country", country, "--year", year, "--currency", currency)
      let parts = rows.compactMap { row in
        (row["contribution"] as? String).flatMap { FixedDecimal(exactly: $0) }?.millionths
      }
      #expect(parts.count == rows.count)
      let whole = try #require(cell["amount"] as? String)
      #expect(
        parts.reduce(0, +) == FixedDecimal(exactly: whole)?.millionths,
        "\(country) \(year) \(currency)")
      #expect(!rows.isEmpty)
    }
  }

  @Test("Each thing left out is told with its reason, and the tables say the same")
  func tellsExclusions() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    _ = try session.run("import", "--quiet", Session.sample("feeds/aggregator-example.xml"))
    let summary = try session.object("portfolio", "summary", "--currency", "EUR")
    let excluded = try #require(summary["excluded"] as? [String: Any])
    let activities = try #require(excluded["activities"] as? [[String: Any]])
    #expect(activities.contains { $0["reason"] as? String == "secondary-reporter" })
    #expect((summary["converted"] as? [String: Any])?["currency"] as? String == "EUR")
    let table = try session.run("portfolio", "summary", "--currency", "EUR").stdout
    #expect(table.contains("secondary-reporter"))
    #expect(table.contains("Spend by country, in EUR"))
    let csv = try session.run("portfolio", "summary", "--format", "csv").stdout
    #expect(csv.hasPrefix("country,year,amount,currency\r\n"))
  }

  @Test("Findings name activity and rule, and depend on the day")
  func finds() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let later = try session.rows(
      "portfolio", "findings", "--rule", "activity.late", "--today", "2090-01-01")
    let before = try session.rows(
      "portfolio", "findings", "--rule", "activity.late", "--today", "1990-01-01")
    #expect(!later.isEmpty)
    #expect(before.isEmpty)
    for finding in later {
      #expect(finding["identifier"] is String)
      #expect(finding["rule"] as? String == "activity.late")
      #expect(finding["message"] is String)
    }
    let unknown = try session.run("portfolio", "findings", "--rule", "activity.colour")
    #expect(unknown.status == 64)
  }
}
