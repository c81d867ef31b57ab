import Disclosure
import DonorReporting
import Kernel
import Testing

@Suite("The report on a programme")
struct ProgrammeReportTests {
  /// Units of NPR for a pound; none near T3's value date, 4 September 2023.
  static let rates = [
    "2022-07-15,NPR,152.25,GBP,Sample", "2022-08-10,NPR,155.4,GBP,Sample",
    "2022-09-01,NPR,147.2,GBP,Sample", "2023-07-17,NPR,171.5,GBP,Sample",
  ]

  private func nepal() throws -> ProgrammeReport {
    let store = try ReportStore(
      feeds: ["ipo-headquarters.xml"], rates: ProgrammeReportTests.rates, currency: "GBP")
    return try store.report("XX-EXAMPLE-IPO-PSJ-NP")
  }

  private func amount(_ report: ProgrammeReport, _ id: String) -> String? {
    report.money.totals.first { $0.id == id }?.amount.value?.description
  }

  @Test("A revised budget replaces the original of its period, and the original is named")
  func revisedBudget() throws {
    let store = try ReportStore(feeds: ["ipo-headquarters.xml"], currency: "GBP")
    let report = try store.report("XX-EXAMPLE-IPO-PSJ")
    #expect(amount(report, "budget-2022-GBP") == "900000")
    #expect(amount(report, "budget-2023-GBP") == "1150000.5")
    let all = try #require(report.money.totals.first { $0.id == "budget-all-GBP" })
    #expect(all.amount.value?.description == "2050000.5")
    #expect(all.parts == ["B1", "B3"] && all.leftOut == ["B2"])
    #expect(!report.money.isIncomplete(all))
    #expect(report.notes.contains(ReportNote(.counting, "revised", "B2")))
    // One currency, which is the reporting currency: nothing is said twice.
    #expect(!report.money.totals.contains { $0.isConverted })
    let year = try #require(report.money.years.first { $0.span == .year(2022) })
    #expect(year.remaining?.description == "590000" && year.spentPercentage == "34.4")
  }

  @Test("Totals in own currencies and in the reporting currency are exact")
  func totals() throws {
    let report = try nepal()
    #expect(amount(report, "spend-2022-NPR") == "7250000.5")
    #expect(amount(report, "spend-all-NPR") == "13350000.5")
    #expect(amount(report, "spend-2023-GBP") == "18420.75")
    // By Python's decimal: amounts over rates, half even at the sixth decimal.
    #expect(amount(report, "budget-2022-in-GBP") == "157635.46798")
    #expect(amount(report, "budget-all-in-GBP") == "312154.418417")
    #expect(amount(report, "spend-2022-in-GBP") == "49252.720788")
    #expect(amount(report, "spend-all-in-GBP") == "90433.670788")
    #expect(amount(report, "type2-all-in-GBP") == "115830.11583")
  }

  @Test("A missing rate is a named gap; what lacks it is not compared with the budget")
  func missingRate() throws {
    let report = try nepal()
    let spend = try #require(report.money.totals.first { $0.id == "spend-2023-in-GBP" })
    #expect(spend.parts == ["T4"] && spend.leftOut == ["T3"])
    #expect(report.money.isIncomplete(spend))
    let year = report.money.years.first { $0.isConverted && $0.span == .year(2023) }
    #expect(year?.remaining == nil && year?.spentPercentage == nil)
    let gaps = report.notes.filter { $0.key == "gap.noRate" }
    #expect(gaps.map(\.arguments) == [["NPR", "2023-09-04", "Sample", "GBP", "T3"]])
  }

  @Test("Each rate is listed once with its source and day, and an older one says so")
  func usedRates() throws {
    let report = try nepal()
    #expect(report.money.rates.map(\.number) == ["R1", "R2", "R3", "R4"])
    #expect(
      report.money.rates[0].description == "1 GBP = 152.25 NPR (Sample, 2022-07-15), 2 days old")
    #expect(report.money.rates.map(\.age) == [2, 0, 0, 4])
    #expect(report.notes.filter { $0.key == "older-rate" }.map(\.arguments[0]) == ["R1", "R4"])
    #expect(report.money.transactions.map(\.rate) == ["R3", "R4", nil, nil, nil])
  }

  @Test("No data is not zero, and groups of people stay apart")
  func results() throws {
    let report = try nepal()
    let share = report.results[0].indicators[0]
    #expect(share.lines.map { $0.baseline?.value } == ["18.5", "18.5", "18.5"])
    #expect(share.lines.map { $0.target?.value } == ["25", "35", "40"])
    #expect(share.lines.map { $0.actual?.value } == ["27.3", "0", nil])
    #expect(share.lines[2].actual == nil)
    let mediators = report.results[1].indicators[0]
    #expect(
      mediators.lines.map(\.group) == ["sex: female", "sex: male", "sex: female; age: 15-29", ""])
    #expect(mediators.lines.map { $0.actual?.value } == [nil, "33", "64", nil])
    #expect(mediators.lines[3].baseline?.value == "0" && mediators.lines[3].start == nil)
    #expect(report.notes.contains(ReportNote(.missing, "no-actual", "2")))
  }

  @Test("The year is the date's, though the rate is the value date's")
  func valueDate() throws {
    let report = try nepal()
    #expect(report.money.entry("T4")?.year == 2023)
    #expect(
      report.notes.contains(ReportNote(.counting, "value-date-year", "T4", "2023", "2024-01-05")))
    #expect(
      report.notes.contains(
        ReportNote(.counting, "budget-crosses-years", "B1", "2022-07-17", "2023-07-16", "2022")))
  }

  @Test("Children are listed apart, with totals of their own")
  func children() throws {
    let store = try ReportStore(feeds: ["ipo-headquarters.xml"], currency: "GBP")
    let report = try store.report("XX-EXAMPLE-IPO-PSJ")
    #expect(report.children.count == 7)
    #expect(report.money.transactions.count == 4)
    let liberia = try #require(
      report.children.first { $0.activity.identifier == "XX-EXAMPLE-IPO-PSJ-LR" })
    let all = liberia.money.totals.first { $0.id == "spend-all-USD" }
    #expect(all?.amount.value?.description == "455980.65")
    #expect(report.notes.contains { $0.key == "excluded.children-counted" })
    #expect(report.notes.contains { $0.key == "child-gap" && $0.arguments[1] == "USD" })
  }

  @Test("Where it came from: feed, file, line, revision")
  func origin() throws {
    let report = try nepal()
    #expect(report.origin.feed == "ipo-headquarters.xml")
    #expect(report.origin.file == "ipo-headquarters.xml" && report.origin.sha256 == "00ff")
    // Its start tag runs over both lines.
    #expect((152...153).contains(try #require(report.origin.line)))
    #expect(report.origin.revision == "1-3" && report.origin.actor == "Tester")
    #expect(report.origin.lastUpdated == "2026-02-10T08:00:00Z")
  }

  @Test("Without a reporting currency amounts stay in their own, and that is said")
  func noReportingCurrency() throws {
    let store = try ReportStore(feeds: ["ipo-headquarters.xml"])
    let report = try store.report("XX-EXAMPLE-IPO-PSJ-NP")
    #expect(!report.money.totals.contains { $0.isConverted })
    #expect(report.money.rates.isEmpty)
    #expect(report.notes.contains(ReportNote(.rates, "no-reporting-currency")))
    #expect(amount(report, "spend-all-NPR") == "13350000.5")
  }

  @Test("A sum beyond 64 bits of millionths stays exact; rows without amount are named")
  func largeSums() throws {
    let store = try ReportStore(documents: [
      Feed.activity(
        """
        \(Feed.transaction(type: "3", date: "2024-01-01", "9000000000000.000001", "UGX"))
        \(Feed.transaction(type: "4", date: "2024-02-01", "9000000000000.000001", "UGX"))
        \(Feed.transaction(type: "3", date: "2024-03-01", "ten", "UGX"))
        """)
    ])
    let report = try store.report("XX-1")
    let spend = try #require(report.money.totals.first { $0.id == "spend-2024-UGX" })
    #expect(spend.amount.value?.description == "18000000000000.000002")
    #expect(spend.leftOut == ["T3"] && report.money.isIncomplete(spend))
    #expect(report.notes.contains(ReportNote(.missing, "no-amount", "T3")))
  }

  @Test("What is missing is named")
  func missing() throws {
    let store = try ReportStore(documents: [Feed.activity("")])
    let keys = try store.report("XX-1").notes.filter { $0.subject == .missing }.map(\.key)
    #expect(
      keys == [
        "no-description", "no-start", "no-end", "no-country", "no-sector", "no-marker",
        "no-budget", "no-spend", "no-results",
      ])
  }

  @Test("An activity is found by identifier or id; unknown and ambiguous names are refused")
  func naming() throws {
    let store = try ReportStore(documents: [Feed.activity("")])
    let report = try store.report("XX-1")
    #expect(try store.report(String(report.programme.id)) == report)
    #expect(throws: ReportFailure.unknownActivity("XX-2")) { try store.report("XX-2") }
    try store.load(Array(Feed.activity("").utf8), feed: "second")
    try store.execute("DELETE FROM activity_exclusions")
    #expect {
      try store.report("XX-1")
    } throws: { error in
      guard case ReportFailure.ambiguousActivity("XX-1", let ids) = error else { return false }
      return ids.count == 2
    }
  }
}
