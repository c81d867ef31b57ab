import Foundation
import GRDB
import Kernel
import Reference
import Storage
import TestSupport
import Testing

@testable import DonorReporting

/// Budget against actual, and what explains it.
struct BudgetReportTests {
  struct Described: Codable {
    struct Rate: Codable {
      var currency: String
      var from: String
      var valid: String
      var value: String
    }
    struct Instalment: Codable {
      var number: Int
      var on: String
      var amount: String
      var own: String
      var currency: String
    }
    struct Share: Codable {
      var grant: String
      var line: String?
      var weight: Int64
    }
    struct Entry: Codable {
      var posted: String
      var value: String
      var millionths: Int64
      var currency: String
      var account: String
      var shares: [Share]
    }
    var code = "EU-1"
    var currency: String
    var policy: String
    var from = "2024-01-01"
    var to = "2025-12-31"
    var periods: [[String]]
    var rates: [Rate] = []
    var instalments: [Instalment] = []
    var fixed: [String: String] = [:]
    /// By code, with the line that each is part of.
    var lines: [String: String?] = ["1": nil, "1.1": "1", "2": nil]
    var mappings = ["6010": "1.1"]
    var entries: [Entry] = []
  }

  struct Judged: Codable, Equatable {
    var lines: [String: [String]]
    var unmapped: [String]
    var outside: Int
    var unrated: Int
  }

  @Test(
    "Random ledgers in three currencies, against fractions",
    arguments: ExchangePolicy.allCases, ["EUR", "GBP"])
  func random(policy: ExchangePolicy, currency: String) throws {
    var draw = SeededGenerator()
    for _ in 0..<4 {
      let store = try GrantsStore()
      let described = try BudgetReportTests.fill(store, policy, currency, &draw)
      let expected = try GrantsOracle.answers("grant", to: [described], as: Judged.self)[0]
      let periods = try described.periods.map { period -> ReportingPeriod in
        let from = try #require(CalendarDate(period[0]))
        let to = try #require(CalendarDate(period[1]))
        return try #require(ReportingPeriod("", from: from, to: to))
      }
      let report = try store.read {
        try BudgetReport.load($0, grant: "EU-1", periods: periods)
      }
      #expect(try Judged(report) == expected)
    }
  }

  private static func fill(
    _ store: GrantsStore, _ policy: ExchangePolicy, _ currency: String,
    _ draw: inout SeededGenerator
  ) throws -> Described {
    var described = Described(
      currency: currency, policy: policy.rawValue,
      periods: [["2024-01-01", "2024-08-01"], ["2024-08-02", "2025-12-31"]])
    var grant = GrantSample.grant
    grant["currency"] = currency
    grant["exchange_policy"] = policy.rawValue
    grant["rate_source"] = "R"
    switch policy {
    case .fixed:
      described.fixed = ["KES": "151.37", currency == "EUR" ? "GBP" : "EUR": "0.8571"]
      grant["fixed_rates"] = described.fixed.map { "\($0):\($1)" }.joined(separator: ";")
      grant["rate_source"] = nil
    case .instalment:
      grant["rate_source"] = nil
    default:
      described.rates = rates(monthly: policy != .spot, &draw)
    }
    try store.add("grants", grant)
    try store.add("grants", GrantSample.grant.merging(["code": "UK-2"]) { $1 })
    for code in ["6010", "6020"] { try store.add("accounts", ["code": code, "title": code]) }
    for line in GrantSample.lines { try store.add("budget-lines", line) }
    try store.write("UPDATE grant_budgets SET status = 'approved', approved_on = '2024-01-01'")
    try store.add("account-mappings", ["budget": "EU-1#1", "account": "6010", "line": "1.1"])
    for rate in described.rates {
      let value = try #require(RateValue(rate.value))
      try store.change { changes in
        try changes.db.execute(
          sql: """
            INSERT INTO exchange_rates (source, base, currency, valid_from, valid, mantissa, scale)
            VALUES ('R', 'EUR', ?, ?, ?, ?, ?)
            """,
          arguments: [rate.currency, rate.from, rate.valid, value.mantissa, value.scale])
      }
    }
    if policy == .instalment {
      described.instalments = try instalments(store, &draw)
    }
    let target = try store.target("ledger-entries")
    described.entries = (0..<60).map { _ in entry(&draw) }
    try store.change { changes in
      for (number, entry) in described.entries.enumerated() {
        _ = try target.add(entry.values(number), in: changes)
      }
    }
    return described
  }

  /// Of 26 months; some days and months have none.
  private static func rates(monthly: Bool, _ draw: inout SeededGenerator) -> [Described.Rate] {
    var rates: [Described.Rate] = []
    for (currency, mean) in [("KES", 150_0000), ("GBP", 8600)] {
      for month in 0..<26 {
        let first = CalendarDate(year: 2023, month: 12, day: 1)?.adding(months: month)
        guard let first else { continue }
        func value() -> String {
          let number = Int.random(in: mean - mean / 20...mean + mean / 20, using: &draw)
          return ExactDecimal(millionths: Int128(number) * 100).description
        }
        if monthly, Int.random(in: 0..<40, using: &draw) > 0 {
          rates.append(
            Described.Rate(
              currency: currency, from: first.description, valid: "month", value: value()))
        }
        for day in [2, 9, 11, 23] where !monthly || day == 11 {
          guard let date = first.adding(days: day) else { continue }
          rates.append(
            Described.Rate(
              currency: currency, from: date.description, valid: "day", value: value()))
        }
      }
    }
    return rates
  }

  private static func instalments(
    _ store: GrantsStore, _ draw: inout SeededGenerator
  ) throws -> [Described.Instalment] {
    let days = ["2024-02-01", "2024-09-10", "2024-09-10", "2025-03-31"]
    return try days.enumerated().map { place, day in
      let instalment = Described.Instalment(
        number: place + 1, on: day, amount: "\(Int.random(in: 90_000...110_000, using: &draw)).5",
        own: "\(Int.random(in: 14_000_000...16_000_000, using: &draw)).25",
        currency: "KES")
      try store.add(
        "instalments",
        [
          "grant": "EU-1", "number": "\(instalment.number)", "kind": "interim",
          "amount": "100000", "received_on": day, "received_amount": instalment.amount,
          "own_amount": instalment.own, "own_currency": "KES",
        ])
      return instalment
    }
  }

  private static func entry(_ draw: inout SeededGenerator) -> Described.Entry {
    func day(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &draw) }
    let posted = day(19_680...20_500)
    let value = posted - day(0...40)
    let cut = Int64(day(1...99_999_999))
    let line = ["1.1", "2", nil, nil, nil].randomElement(using: &draw) ?? nil
    let all: [[Described.Share]] = [
      [Described.Share(grant: "EU-1", line: line, weight: 100_000_000)],
      [
        Described.Share(grant: "UK-2", weight: cut),
        Described.Share(grant: "EU-1", line: line, weight: 100_000_000 - cut),
      ],
      [
        Described.Share(grant: "EU-1", line: line, weight: 33_333_333),
        Described.Share(grant: "own", weight: 33_333_333),
        Described.Share(grant: "EU-1", line: line == "2" ? "1.1" : "2", weight: 33_333_334),
      ],
      [Described.Share(grant: "own", weight: 100_000_000)],
    ]
    return Described.Entry(
      posted: CalendarDate(dayNumber: posted)?.description ?? "",
      value: CalendarDate(dayNumber: value)?.description ?? "",
      millionths: Int64.random(in: -5_000_000_000...50_000_000_000, using: &draw),
      currency: ["KES", "KES", "GBP", "EUR"].randomElement(using: &draw) ?? "KES",
      account: Bool.random(using: &draw) ? "6010" : "6020",
      shares: all.randomElement(using: &draw) ?? all[0])
  }

  @Test("A year of April, an unmapped account and a missing rate, by hand")
  func byHand() throws {
    let store = try GrantsStore.withGrants()
    for line in [
      ["code": "A", "title": "Staff", "amount": "1000"],
      ["code": "B", "title": "Travel", "amount": "500.5"],
    ] {
      try store.add(
        "budget-lines", line.merging(["grant": "UK-2", "version": "1", "kind": "direct"]) { $1 })
    }
    #expect(throws: GrantFailure.noBudget("UK-2")) {
      try store.read { try BudgetReport.load($0, grant: "UK-2") }
    }
    let budget = try store.read { try RecordIDs.budget("UK-2#1", in: $0) }
    try store.set("grant-budgets", budget, [("status", "approved"), ("approved_on", "2024-01-01")])
    try store.add("account-mappings", ["budget": "UK-2#1", "account": "6010", "line": "A"])
    for (reference, day, amount, currency, account, shares) in [
      ("1", "2024-03-31", "1600", "KES", "6010", "UK-2"),
      ("2", "2024-04-01", "100", "KES", "6010", "UK-2:33.333333;own:66.666667"),
      ("3", "2024-05-01", "20", "GBP", "6020", "UK-2#B"),
      ("4", "2024-05-01", "30", "GBP", "6020", "UK-2"),
      ("5", "2024-05-01", "40", "UGX", "6010", "UK-2"),
      ("6", "2026-01-01", "50", "GBP", "6010", "UK-2"),
      ("7", "2025-12-31", "7", "GBP", "6010", "UK-2"),
      ("8", "2024-01-01", "8", "GBP", "6010", "UK-2"),
      ("9", "2023-12-31", "9", "GBP", "6010", "UK-2"),
    ] {
      try store.add(
        "ledger-entries",
        [
          "source": "S", "reference": reference, "posted_on": day, "amount": amount,
          "currency": currency, "account": account, "shares": shares,
        ])
    }
    let report = try store.read { try BudgetReport.load($0, grant: "UK-2") }
    #expect(report.periods.map(\.name) == ["2023/24", "2024/25", "2025/26"])
    #expect(try report.budget().grant.description == "1500.5")
    // 100 KES at 160 are 0.625 GBP, to the even cent 0.62, of which 33.333333 % are 20.67 pence.
    #expect(
      report.lines.map { $0.actual.map(\.grant.description) } == [
        ["18", "0.21", "7"], ["0", "20", "0"],
      ])
    #expect(
      try report.periods.indices.map { try report.actual(in: [$0]).grant.description } == [
        "18", "50.21", "7",
      ])
    #expect(
      report.bearers.map { "\($0.grant ?? "own") \($0.actual.map(\.description))" } == [
        "UK-2 [\"18\", \"50.21\", \"7\"]", "own [\"0\", \"0.41\", \"0\"]",
      ])
    #expect(
      report.unmapped == [
        BudgetReport.Unmapped(
          account: "6020", line: nil, entries: 1,
          actual: ["0", "30", "0"].map { SharedAmount(whole: $0, grant: $0) })
      ])
    #expect(
      report.excluded.map(\.reason) == [
        "The agreement fixes no rate for UGX.", "The value date is outside the eligible period.",
      ])
  }
}

extension BudgetReportTests.Described.Entry {
  fileprivate func values(_ number: Int) -> RecordValues {
    let shares = shares.map { share in
      "\(share.grant)\(share.line.map { "#" + $0 } ?? ""):\(FixedDecimal(millionths: share.weight))"
    }
    return [
      "source": "S", "reference": "R\(number)", "posted_on": posted, "value_on": value,
      "amount": FixedDecimal(millionths: millionths).description, "currency": currency,
      "account": account, "shares": shares.joined(separator: ";"),
    ]
  }
}

extension BudgetReportTests.Judged {
  init(_ report: BudgetReport) throws {
    let empty = report.periods.map { _ in ExactDecimal.zero }
    let unmapped = try report.unmapped.reduce(empty) { sums, row in
      try zip(sums, row.actual).map { try $0.adding($1.grant) }
    }
    let outside = report.excluded.filter { $0.reason.contains("eligible") }.map(\.entries)
    let unrated = report.excluded.filter { !$0.reason.contains("eligible") }.map(\.entries)
    self.init(
      lines: Dictionary(
        uniqueKeysWithValues: report.lines.map {
          ($0.code, $0.actual.map { "\($0.grant.millionths)" })
        }),
      unmapped: unmapped.map { "\($0.millionths)" }, outside: outside.reduce(0, +),
      unrated: unrated.reduce(0, +))
  }
}

extension SharedAmount {
  fileprivate init(whole: String, grant: String) {
    func exact(_ text: String) -> ExactDecimal {
      ExactDecimal(millionths: Int128(FixedDecimal(exactly: text)?.millionths ?? -1))
    }
    self.init(whole: exact(whole), grant: exact(grant))
  }
}
