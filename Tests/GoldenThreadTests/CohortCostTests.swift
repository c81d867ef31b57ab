import Disclosure
import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing
import Training

@testable import GoldenThread

/// What cohorts cost, and a day of a participant.
struct CohortCostTests {
  /// Works out costs in whole cents from what is entered, with fractions.
  static let oracle = """
    import json, sys
    from fractions import Fraction

    held = json.load(sys.stdin)

    def even(number):
        whole, rest = divmod(number, 1)
        if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2):
            whole += 1
        return int(whole)

    def parts(amount, weights):
        sign, amount = (-1, -amount) if amount < 0 else (1, amount)
        exact = [Fraction(amount) * w / 100 for w in weights]
        floors = [int(e) for e in exact]
        order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
        for i in order[:amount - sum(floors)]:
            floors[i] += 1
        return [sign * f for f in floors]

    costs = {}
    for entry in held["entries"]:
        rate = Fraction(1) if entry["currency"] == "EUR" else 1 / Fraction("1.1")
        cents = even(Fraction(entry["amount"]) * rate * 100)
        links = [[c, Fraction(w)] for c, w in entry["links"]]
        split = parts(cents, [w for _, w in links] + [100 - sum(w for _, w in links)])
        for (cohort, _), part in zip(links, split):
            costs[cohort] = costs.get(cohort, 0) + part
    print(json.dumps({c: [str(v), str(even(Fraction(v) / Fraction(held["days"])))]
                      for c, v in costs.items()}))
    """

  private struct Entered: Encodable {
    struct Entry: Encodable {
      let amount: String
      let currency: String
      var links: [[String]] = []
    }
    var entries: [Entry] = []
    let days: String
  }

  private static func cost(
    _ store: ThreadStore, _ code: String, for audience: Audience = .internal
  ) throws -> CohortCost {
    let today = try #require(CalendarDate("2025-07-01"))
    return try store.read { db in
      let report = try CohortReport.load(db, code, asOf: today, for: audience)
      return try CohortCost.load(db, of: report, .load(db), for: audience)
    }
  }

  private static func enter(
    _ store: ThreadStore, _ reference: String, _ amount: String, _ further: RecordValues = [:]
  ) throws {
    try store.add(
      "ledger-entries",
      [
        "source": "BOOKS", "reference": reference, "posted_on": "2025-03-12",
        "value_on": "2025-01-15", "amount": amount, "currency": "EUR", "account": "6510",
        "shares": "own",
      ].merging(further) { $1 })
  }

  private static func link(
    _ store: ThreadStore, _ cohort: String, _ reference: String, _ weight: String
  ) throws {
    try store.add(
      "cohort-costs", ["cohort": cohort, "entry": "BOOKS#\(reference)", "weight": weight])
  }

  private static func scene() throws -> ThreadStore {
    let store = try ThreadStore()
    try store.teach()
    try store.add("accounts", ["code": "6510", "title": "Meetings"])
    return store
  }

  @Test("Costs of random entries are what fractions come to, to the cent", arguments: 1...4)
  func random(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    let store = try CohortCostTests.scene()
    let cohorts = ["MED-1", "MED-2", "MED-3"]
    for code in cohorts { try store.cohort(code, complete: 5) }
    var entered = Entered(days: "5")
    for number in 1...40 {
      let cents = Int.random(in: -200_000...900_000, using: &draw)
      let amount = "\(ExactDecimal(millionths: Int128(cents) * 10_000))"
      let currency = Bool.random(using: &draw) ? "EUR" : "USD"
      try CohortCostTests.enter(store, "R-\(number)", amount, ["currency": currency])
      var entry = Entered.Entry(amount: amount, currency: currency)
      var left = 100_000_000
      for cohort in cohorts.shuffled(using: &draw) where Int.random(in: 0...2, using: &draw) > 0 {
        let weight = Int.random(in: 1...left / 2, using: &draw)
        left -= weight
        let text = "\(ExactDecimal(millionths: Int128(weight)))"
        try CohortCostTests.link(store, cohort, "R-\(number)", text)
        entry.links.append([cohort, text])
      }
      entered.entries.append(entry)
    }
    let json = String(decoding: try JSONEncoder().encode(entered), as: UTF8.self)
    let run = try RunProcess.run("python3", ["-c", CohortCostTests.oracle], stdin: json)
    let expected = try JSONDecoder().decode([String: [String]].self, from: Data(run.stdout.utf8))
    #expect(expected.count == 3, "\(run.stderr)")
    for (code, cents) in expected {
      let cost = try CohortCostTests.cost(store, code)
      #expect(cost.cost.value.map { "\($0.millionths / 10_000)" } == cents[0], "\(code)")
      #expect(cost.perDay.value.map { "\($0.millionths / 10_000)" } == cents[1], "\(code)")
      #expect(cost.omissions.isEmpty && cost.withheld.isEmpty)
      let added = try cost.rows.compactMap { $0.adds.flatMap { FixedDecimal(exactly: $0) } }
        .reduce(ExactDecimal.zero) {
          try $0.adding(ExactDecimal(millionths: Int128($1.millionths)))
        }
      #expect(.value(added) == cost.cost)
    }
  }

  @Test("Nothing is divided by days that are withheld")
  func withheldDays() throws {
    let store = try CohortCostTests.scene()
    try store.cohort("MED-1", complete: 3)
    try store.cohort("MED-2", absent: 2, complete: 9)
    try store.cohort("MED-3")
    try CohortCostTests.enter(store, "R-1", "900")
    for code in ["MED-1", "MED-2", "MED-3"] {
      try CohortCostTests.link(store, code, "R-1", "30")
      let cost = try CohortCostTests.cost(store, code)
      #expect(cost.cost.value?.description == "270")
      #expect(cost.perDay == (code == "MED-3" ? .noData : .withheld), "\(code)")
      let json = String(decoding: try JSONEncoder().encode(cost), as: UTF8.self)
      #expect(json.contains("\"costPerParticipantDay\":null"))
    }
    let last = try CohortCostTests.cost(store, "MED-3")
    #expect(last.elsewhere.description == "540" && last.unlinked.description == "90")
  }

  @Test("A correction follows what it corrects; what was taken back or has no rate is named")
  func leftOut() throws {
    let store = try CohortCostTests.scene()
    try store.cohort("MED-1", complete: 5)
    try CohortCostTests.enter(store, "R-1", "1000")
    try CohortCostTests.enter(store, "R-2", "200")
    try CohortCostTests.enter(store, "R-3", "5000", ["currency": "LRD"])
    for reference in ["R-1", "R-2", "R-3"] {
      try CohortCostTests.link(store, "MED-1", reference, "50")
    }
    try CohortCostTests.enter(store, "K-1", "-100", ["corrects": "BOOKS#R-1"])
    try CohortCostTests.enter(store, "K-2", "-10", ["corrects": "BOOKS#K-1"])
    try store.write(
      """
      INSERT INTO ledger_entry_retractions (id, record_id, reason, revision_id)
        SELECT 77, id, 'test', :revision FROM ledger_entries WHERE reference = 'R-2'
      """)
    let cost = try CohortCostTests.cost(store, "MED-1")
    // (1000 - 100 - 10) / 2 over five days.
    #expect(cost.cost.value?.description == "445" && cost.perDay.value?.description == "89")
    #expect(
      cost.omissions.map { "\($0.reason.rawValue) \($0.amount) \($0.currency) \($0.entries)" }
        == ["no-rate 2500 LRD 1", "taken-back 100 EUR 1"])
    #expect(cost.rows.first { $0.reference == "BOOKS#K-2" }?.follows == "BOOKS#R-1")
    // With a link of its own it follows nothing any more.
    try CohortCostTests.link(store, "MED-1", "K-1", "100")
    #expect(try CohortCostTests.cost(store, "MED-1").cost.value?.description == "390")
  }

  @Test("What stands under the cohort's line in its weeks and is of no cohort is named")
  func candidates() throws {
    let store = try CohortCostTests.scene()
    try store.cohort("MED-1", complete: 5)
    for code in ["EU-1", "SAFE"] {
      try store.add(
        "grants",
        [
          "code": code, "title": "Councils that listen", "donor": "Illustrative Union",
          "currency": "EUR", "amount": "100000", "eligible_from": "2024-07-01",
          "eligible_to": "2026-06-30", "exchange_policy": "spot", "rate_source": "illustrative",
          "year_begins_month": "1", "year_begins_day": "1", "status": "active",
          "sensitivity": code == "SAFE" ? "restricted" : "internal",
        ])
    }
    for line in ["6.1", "6.2"] {
      try store.add(
        "budget-lines",
        [
          "grant": "EU-1", "version": "1", "code": line, "title": "Line \(line)",
          "kind": "direct", "amount": "1000", "grant_amount": "1000",
        ])
    }
    let budget = try store.read { try Int64.fetchOne($0, sql: "SELECT id FROM grant_budgets") ?? 0 }
    try store.set("grant-budgets", budget, [("status", "approved"), ("approved_on", "2024-06-20")])
    try store.add("account-mappings", ["budget": "EU-1#1", "account": "6510", "line": "6.1"])
    let entries: [(String, RecordValues)] = [
      ("MAPPED", ["shares": "EU-1:60;own:40"]), ("NAMED", ["shares": "EU-1#6.1"]),
      ("OTHER-LINE", ["shares": "EU-1#6.2"]), ("OWN", [:]),
      ("EARLY", ["shares": "EU-1", "posted_on": "2025-02-09"]),
      ("LATE", ["shares": "EU-1", "posted_on": "2025-04-11"]),
      ("SECRET", ["shares": "EU-1:50;SAFE:50"]), ("LINKED", ["shares": "EU-1"]),
    ]
    for (reference, further) in entries {
      try CohortCostTests.enter(store, reference, "10", further)
    }
    try CohortCostTests.link(store, "MED-1", "LINKED", "10")
    let cohort = try store.id(.cohort, "MED-1")
    try store.set("cohorts", cohort, [("grant", "EU-1"), ("budget_line", "6.1")])
    #expect(
      try CohortCostTests.cost(store, "MED-1").candidates.map(\.entry)
        == ["BOOKS#MAPPED", "BOOKS#NAMED"])

    // What a grant bears that the audience may not see is in no sum, and counted.
    try CohortCostTests.link(store, "MED-1", "SECRET", "100")
    let seen = try CohortCostTests.cost(store, "MED-1")
    #expect(seen.cost.value?.description == "1" && seen.withheld.map(\.count) == [1])
    #expect(!seen.rows.contains { $0.reference.contains("SECRET") })
    let cleared = try CohortCostTests.cost(store, "MED-1", for: .restricted)
    #expect(cleared.cost.value?.description == "11" && cleared.withheld.isEmpty)
  }

  @Test("Cohorts take 100 % of an entry together and no more, by the form and by the tables")
  func hundredPerCent() throws {
    let store = try CohortCostTests.scene()
    for code in ["MED-1", "MED-2"] { try store.cohort(code) }
    try CohortCostTests.enter(store, "R-1", "900")
    try CohortCostTests.link(store, "MED-1", "R-1", "60")
    let fault = #expect(throws: FieldFault.self) {
      try CohortCostTests.link(store, "MED-2", "R-1", "40.000001")
    }
    #expect(fault?.rule == "template.cohort-cost.total" && fault?.field == "weight")
    try CohortCostTests.link(store, "MED-2", "R-1", "40")
    for weight in ["0", "", "100.5"] {
      #expect(throws: FieldFault.self) { try CohortCostTests.link(store, "MED-2", "R-1", weight) }
    }
    for sql in [
      "UPDATE cohort_costs SET weight = 60000001 WHERE weight = 60000000",
      "UPDATE cohort_costs SET weight = 0", "DELETE FROM cohorts",
      """
      INSERT INTO cohort_costs (id, cohort_id, entry_id, weight, revision_id)
        SELECT 9, cohort_id, entry_id, 1, :revision FROM cohort_costs LIMIT 1
      """,
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") { try store.write(sql) }
    }
  }
}
