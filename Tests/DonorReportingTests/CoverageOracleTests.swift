import Kernel
import Storage
import TestSupport
import Testing

@testable import DonorReporting

/// Coverage and standing of seeded random ledgers beside the calculation by fractions in
/// `coverage_oracle.py`.
struct CoverageOracleTests {
  struct Share: Encodable {
    let grant: String
    let per: String
  }

  struct Entry: Encodable {
    var reference: String
    var posted: String
    var value: String
    var millionths: Int64
    var currency: String
    var account: String
    var partner: String?
    var activity: String?
    var payee: String?
    var corrects: String?
    var shares: [Share]
    var stands = true

    var values: RecordValues {
      [
        "source": "S", "reference": reference, "posted_on": posted, "value_on": value,
        "amount": "\(FixedDecimal(millionths: millionths))", "currency": currency,
        "account": account, "partner": partner ?? "", "activity": activity ?? "",
        "payee": payee ?? "", "corrects": corrects ?? "",
        "shares": shares.map { "\($0.grant):\($0.per)" }.joined(separator: ";"),
      ]
    }
  }

  struct Grant: Encodable {
    let code: String
    let currency: String
    let millionths: Int64
    let from: String
    let to: String
    let day: String
    let rates: [String: String]
  }

  struct Case: Encodable {
    let from: String
    let to: String
    let activity: String?
    let entries: [Entry]
    let grant: Grant
  }

  struct Answer: Decodable {
    struct Standing: Decodable, Equatable {
      let spent: String
      let excluded: Int
      let burnRate: String
      let timeRate: String
    }

    let cells: [String: [String: String]]
    let repeated: [[[String]]]
    let standing: Standing
  }

  @Test("Grid, repeated entries and standing equal an independent calculation", arguments: 1...8)
  func equalOracle(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try GrantsStore.withGrants()
    let ledger = CoverageOracleTests.ledger(&random)
    let target = try store.target("ledger-entries")
    for stands in [true, false] {
      try store.change { changes in
        for entry in ledger where entry.stands == stands {
          _ = try target.add(entry.values, in: changes)
        }
      }
    }
    try store.revert(try store.lastRevision())
    let day = ["2024-02-29", "2024-12-31", "2027-01-01"].randomElement(using: &random) ?? ""
    let cases = [nil, "A"].map { activity in
      Case(
        from: "2024-01-10", to: "2024-06-30", activity: activity, entries: ledger,
        grant: Grant(
          code: "UK-2", currency: "GBP", millionths: 500_000_000_000, from: "2024-01-01",
          to: "2025-12-31", day: day, rates: ["KES": "160"]))
    }
    let answers = try GrantsOracle.answers(
      script: "coverage_oracle.py", to: cases, as: Answer.self)
    for (asked, answer) in zip(cases, answers) {
      let first = try #require(CalendarDate(asked.from))
      let last = try #require(CalendarDate(asked.to))
      let period = try #require(ReportingPeriod("", from: first, to: last))
      let (grid, repeated) = try store.read { db in
        (
          try CoverageGrid.load(db, in: period, activity: asked.activity),
          try RepeatedEntry.load(db, in: period, activity: asked.activity)
        )
      }
      #expect(CoverageOracleTests.cells(grid) == answer.cells)
      #expect(repeated.map { [$0.entries, $0.grants] } == answer.repeated)
    }
    #expect(!answers[0].repeated.isEmpty, "the ledger has no repeated entries")
    let today = try #require(CalendarDate(day))
    let standing = try store.read { try GrantStanding.load($0, grant: "UK-2", on: today) }
    #expect(
      "\(standing.spent.millionths) \(standing.excluded)"
        == "\(answers[0].standing.spent) \(answers[0].standing.excluded)")
    #expect(standing.burnRate.map { "\($0.millionths)" } == answers[0].standing.burnRate)
    #expect(standing.timeRate.map { "\($0.millionths)" } == answers[0].standing.timeRate)
  }

  /// In millionths, what bears nothing left out.
  private static func cells(_ grid: CoverageGrid) -> [String: [String: String]] {
    Dictionary(
      uniqueKeysWithValues: grid.rows.map { row in
        let borne = zip(grid.grants + ["own"], row.borne + [row.own])
          .map { ($0, "\($1.millionths)") }
        return ("\(row.account) \(row.currency)", Dictionary(uniqueKeysWithValues: borne))
      }
    ).mapValues { $0.filter { $0.value != "0" } }
  }

  /// 90 entries, the last 15 of which are taken back; many agree, some correct another.
  private static func ledger(_ random: inout SeededGenerator) -> [Entry] {
    var ledger: [Entry] = []
    for number in 1...90 {
      let day = "2024-0\(Int.random(in: 1...7, using: &random))-1\(number % 3)"
      var entry = Entry(
        reference: "\(number)", posted: day,
        value: Bool.random(using: &random) ? day : "2023-12-31",
        millionths: Int64.random(in: -30_000_000_000...90_000_000_000, using: &random),
        currency: ["KES", "GBP", "UGX"].randomElement(using: &random) ?? "",
        account: ["6010", "6020"].randomElement(using: &random) ?? "",
        partner: [nil, "P"].randomElement(using: &random) ?? nil,
        activity: [nil, "A", "B"].randomElement(using: &random) ?? nil,
        payee: [nil, "Q"].randomElement(using: &random) ?? nil, corrects: nil,
        shares: shares(&random))
      if entry.millionths == 0 { entry.millionths = 1 }
      if let twin = ledger.randomElement(using: &random), Int.random(in: 0..<3, using: &random) == 0
      {
        let reference = entry.reference
        entry = twin
        entry.reference = reference
        entry.corrects = nil
        entry.shares = shares(&random)
      } else if let wrong = ledger.randomElement(using: &random),
        Int.random(in: 0..<6, using: &random) == 0
      {
        entry.corrects = "S#\(wrong.reference)"
      }
      entry.stands = number <= 75
      ledger.append(entry)
    }
    return ledger
  }

  private static func shares(_ random: inout SeededGenerator) -> [Share] {
    let grants = ["EU-1", "UK-2", "own"].shuffled(using: &random)
    let first = Int64.random(in: 1..<99_999_998, using: &random)
    let second = Int64.random(in: 1..<(99_999_999 - first + 1), using: &random)
    let parts: [[Int64]] = [
      [100_000_000], [100_000_000], [first, 100_000_000 - first],
      [first, second, 100_000_000 - first - second],
    ]
    let chosen = parts.randomElement(using: &random) ?? []
    return zip(grants, chosen.filter { $0 > 0 }).map {
      Share(grant: $0, per: "\(FixedDecimal(millionths: $1))")
    }
  }
}
