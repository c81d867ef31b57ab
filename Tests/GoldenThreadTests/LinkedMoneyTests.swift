import Disclosure
import Foundation
import GRDB
import Importing
import Kernel
import Portfolio
import Reference
import Storage
import TestSupport
import Testing

@testable import GoldenThread

/// What linked transactions give to commitments.
struct LinkedMoneyTests {
  private static func money(
    _ store: ThreadStore, _ key: String, for audience: Audience = .restricted
  ) throws -> ThreadMoney {
    try store.read { db in
      let scope: ThreadScope =
        key.contains("#")
        ? .part(try CommitmentLookup.node(key, in: db))
        : .plan(try CommitmentLookup.plan(key, in: db))
      return try MoneyReport.load(db, scope, for: audience).money
    }
  }

  private static func words(_ money: LinkedMoney) -> String {
    let parts = money.omissions.map { "\($0.reason.rawValue) \($0.amount) \($0.currency ?? "-")" }
    let amount = money.figure.amount.value?.description ?? money.figure.amount.reason ?? ""
    return ([amount] + parts).joined(separator: "; ")
  }

  @Test("Each measure is apart, by weight, with its gaps, and what is only proposed counts nothing")
  func measures() throws {
    let store = try ThreadStore.withVillage()
    // 60 % of 1000 EUR and of 220 USD at 1.1; T2 by its own links, not by its activity's.
    let action = try LinkedMoneyTests.money(store, "XA-1#1.1.1")
    #expect(LinkedMoneyTests.words(action.disbursed) == "720; no-rate 3000 KES")
    #expect(action.disbursed.unlinked == ExactDecimal(units: 480, millionths: 0))
    #expect(LinkedMoneyTests.words(action.spent) == "33.336666")
    #expect(action.spent.elsewhere == ExactDecimal(millionths: 33_336_666))
    #expect(action.spent.unlinked == ExactDecimal(millionths: 33_336_668))
    let other = try LinkedMoneyTests.money(store, "XA-1#1.1.2")
    #expect(LinkedMoneyTests.words(other.disbursed) == "no data")
    #expect(LinkedMoneyTests.words(other.spent) == "33.336666")
    let plan = try LinkedMoneyTests.money(store, "XA-1")
    #expect(LinkedMoneyTests.words(plan.spent) == "366.673332")
    #expect(plan.spent.figure.explanation.rule == "thread.spent")
    // What the plan states stays apart: by measure and level, never added.
    #expect(
      plan.stated.map { "\($0.measure) \($0.level) \($0.amount)" } == [
        "costed plan 900000", "costed action 250000", "allocated action 100000",
        "spent action 40000",
      ])
  }

  @Test("The parts of a figure add up to it, page by page, and name what does not count")
  func parts() throws {
    let store = try ThreadStore.withVillage()
    let node = try store.read { try CommitmentLookup.node("XA-1#1.1.1", in: $0) }
    let pages = try (0..<4).map { offset in
      try store.read {
        try LinkedMoney.parts(
          $0, .part(node), .disbursed, for: .public, offset: offset, limit: 1)
      }
    }
    let parts = pages.flatMap { $0 }
    #expect(parts.map(\.label) == ["T1", "T3", "T4"].map { "XX-EXAMPLE-1 · \($0) · 60 %" })
    #expect(parts.map { $0.contribution?.description } == ["600", "120", nil])
    #expect(parts.map { $0.exclusion != nil } == [false, false, true])
    #expect(parts[1].rate?.contains("1.1 USD") == true)
  }

  @Test("A linked transaction that goes from its feed is named and listed, and comes back")
  func withdrawn() throws {
    let store = try ThreadStore.withVillage()
    let whole = try String(
      contentsOf: ThreadStore.village.appending(path: "feed.xml"), encoding: .utf8)
    let start = try #require(whole.range(of: "<transaction ref=\"T2\""))
    let end = try #require(
      whole.range(of: "</transaction>", range: start.lowerBound..<whole.endIndex))
    let outcome = try store.bring(
      whole.replacing(whole[start.lowerBound..<end.upperBound], with: ""))
    #expect(outcome.diagnostics.map(\.rule) == ["import.linked"])
    for key in ["XA-1#1.1.1", "XA-1#1.1.2"] {
      let money = try LinkedMoneyTests.money(store, key)
      #expect(LinkedMoneyTests.words(money.spent) == "no data; withdrawn 33.336666 EUR")
    }
    let disbursed = try LinkedMoneyTests.money(store, "XA-1#1.1.1").disbursed
    #expect(LinkedMoneyTests.words(disbursed) == "720; no-rate 3000 KES")
    try store.bring(whole)
    let again = try LinkedMoneyTests.money(store, "XA-1#1.1.1").spent
    #expect(LinkedMoneyTests.words(again) == "33.336666")

    // One that is linked through its activity alone.
    let from = try #require(whole.range(of: "<transaction ref=\"T1\""))
    let to = try #require(
      whole.range(of: "</transaction>", range: from.lowerBound..<whole.endIndex))
    let less = try store.bring(whole.replacing(whole[from.lowerBound..<to.upperBound], with: ""))
    #expect(less.diagnostics.map(\.rule) == ["import.linked"])
    #expect(
      LinkedMoneyTests.words(try LinkedMoneyTests.money(store, "XA-1#1.1.1").disbursed)
        == "120; withdrawn 600 EUR; no-rate 3000 KES")
    try store.bring(whole)

    // And with its activity as a whole.
    let first = try #require(whole.range(of: "<iati-activity default"))
    let last = try #require(whole.range(of: "</iati-activity>"))
    try store.bring(whole.replacing(whole[first.lowerBound..<last.upperBound], with: ""))
    let gone = try LinkedMoneyTests.money(store, "XA-1#1.1.1")
    #expect(
      LinkedMoneyTests.words(gone.disbursed)
        == "no data; withdrawn 600 EUR; withdrawn 3000 KES; withdrawn 132 USD")
    #expect(LinkedMoneyTests.words(gone.spent) == "no data; withdrawn 33.336666 EUR")
  }

  @Test("What the counting rules leave out is listed with their reason")
  func leftOut() throws {
    let store = try ThreadStore.withVillage()
    try store.change { changes in
      try OwnIdentity(identifier: "XX-OTHER", name: "Illustrative").save(in: changes)
      try Counting.refresh(changes.db)
    }
    let money = try LinkedMoneyTests.money(store, "XA-1#1.1.1")
    #expect(LinkedMoneyTests.words(money.spent) == "no data; other-publisher 33.336666 EUR")
    #expect(money.disbursed.omissions.map(\.currency) == ["EUR", "KES", "USD"])
    #expect(money.disbursed.omissions.allSatisfy { !$0.isGap && !$0.message.isEmpty })
  }

  @Test("Money of restricted activities and parts is in no sum, and counted as withheld")
  func withheld() throws {
    let store = try ThreadStore.withVillage()
    #expect(try LinkedMoneyTests.money(store, "XA-1", for: .internal).spent.transactions == 1)
    #expect(throws: CommitmentLookupFailure.withheld("commitment", "XA-1#2.1.1")) {
      try LinkedMoneyTests.money(store, "XA-1#2.1.1", for: .internal)
    }
    try store.write(
      "UPDATE activities SET sensitivity = 'restricted' WHERE identifier = 'XX-EXAMPLE-1'")
    let report = try store.read { db in
      try MoneyReport.load(db, .plan(CommitmentLookup.plan("XA-1", in: db)), for: .internal)
    }
    #expect(LinkedMoneyTests.words(report.money.disbursed) == "no data")
    #expect(LinkedMoneyTests.words(report.money.spent) == "no data")
    let counts = Dictionary(uniqueKeysWithValues: report.withheld.map { ($0.what, $0.count) })
    #expect(counts == ["plan_nodes": 1, "transactions": 4])
  }
}
