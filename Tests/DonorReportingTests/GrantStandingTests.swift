import Kernel
import Storage
import Testing

@testable import DonorReporting

/// How far grants are spent, and who bears what.
struct GrantStandingTests {
  /// Costs of two grants in two currencies; illustrative.
  private func store() throws -> GrantsStore {
    let store = try GrantsStore.withGrants()
    for (reference, day, amount, currency, account, shares) in [
      ("1", "2024-05-01", "16000", "KES", "6010", "UK-2:75;own:25"),
      ("2", "2024-06-30", "16000", "KES", "6010", "UK-2:75;own:25"),
      ("3", "2024-07-01", "50", "GBP", "6020", "UK-2:33.333333;EU-1:66.666667"),
      ("4", "2024-07-01", "1", "UGX", "6020", "UK-2"),
      ("5", "2024-07-02", "50", "GBP", "6020", "EU-1"),
      ("6", "2023-12-31", "50", "GBP", "6020", "UK-2"),
    ] {
      try store.add(
        "ledger-entries",
        [
          "source": "S", "reference": reference, "posted_on": day, "amount": amount,
          "currency": currency, "account": account, "shares": shares,
        ])
    }
    return store
  }

  private func standing(_ store: GrantsStore, _ day: String) throws -> GrantStanding {
    let day = try #require(CalendarDate(day))
    return try store.read { try GrantStanding.load($0, grant: "UK-2", on: day) }
  }

  @Test("What is spent and received by a day, and how much of amount and time that is")
  func standings() throws {
    let store = try store()
    for (number, day, amount) in [("1", "2024-02-01", "90000"), ("2", "2024-07-02", "10000.5")] {
      try store.add(
        "instalments",
        [
          "grant": "UK-2", "number": number, "kind": "interim", "amount": "100000",
          "received_on": day, "received_amount": amount,
        ])
    }
    let first = try standing(store, "2024-07-01")
    // 75 % of 100 GBP twice, and 33.333333 % of 50 GBP: 16.6666665, to the earlier share.
    #expect(first.spent.description == "166.67")
    #expect(first.received.description == "90000")
    #expect(try first.onHand().description == "89833.33")
    #expect(try first.unspent().description == "499833.33")
    #expect(first.burnRate?.description == "0.033334")
    #expect((first.days, first.daysGone) == (731, 183))
    #expect(first.timeRate?.description == "25.0342")
    #expect(first.excluded == 2, "one in UGX has no rate, one is not eligible")
    #expect(try standing(store, "2024-06-29").spent.description == "75")
    #expect(try standing(store, "2024-07-02").received.description == "100000.5")
    #expect(try standing(store, "2023-06-01").daysGone == 0)
    #expect(try standing(store, "2030-01-01").daysGone == 731)
    try store.add(
      "grant-amendments",
      ["grant": "UK-2", "number": "1", "agreed_on": "2024-07-02", "amount": "250000"])
    #expect(try standing(store, "2024-07-01").burnRate?.description == "0.033334")
    #expect(try standing(store, "2024-07-02").burnRate?.description == "0.066668")
  }

  @Test("The grid says of each account who bears it, what nobody does, and what may be twice")
  func grid() throws {
    let store = try store()
    let first = try #require(CalendarDate("2024-01-01"))
    let last = try #require(CalendarDate("2024-12-31"))
    let period = try #require(ReportingPeriod("2024", from: first, to: last))
    func repeated() throws -> [RepeatedEntry] {
      try store.read { try RepeatedEntry.load($0, in: period) }
    }
    let grid = try store.read { try CoverageGrid.load($0, in: period) }
    #expect(grid.grants == ["EU-1", "UK-2"])
    #expect(
      grid.rows.map { row in
        "\(row.account) \(row.currency) \(row.borne.map(\.description)) \(row.own)"
      } == [
        #"6010 KES ["0", "24000"] 8000"#, #"6020 GBP ["83.333333", "16.666667"] 0"#,
        #"6020 UGX ["0", "1"] 0"#,
      ])
    #expect(try repeated() == [])
    try store.add(
      "ledger-entries",
      [
        "source": "BANK", "reference": "77", "posted_on": "2024-07-02", "amount": "50",
        "currency": "GBP", "account": "6020", "shares": "UK-2",
      ])
    #expect(
      try repeated() == [
        RepeatedEntry(entries: ["BANK#77", "S#5"], grants: ["EU-1", "UK-2"])
      ])
    try store.add(
      "ledger-entries",
      [
        "source": "BANK", "reference": "78", "posted_on": "2024-07-03", "amount": "-50",
        "currency": "GBP", "account": "6020", "shares": "UK-2", "corrects": "BANK#77",
      ])
    #expect(try repeated() == [])
  }
}
