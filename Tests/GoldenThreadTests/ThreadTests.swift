import Disclosure
import Foundation
import GRDB
import Kernel
import Portfolio
import Storage
import TestSupport
import Testing

@testable import GoldenThread

/// The thread from the village to the resolution.
struct ThreadTests {
  private static func thread(
    _ store: ThreadStore, _ beginning: CommitmentThread.Beginning, on day: String = "2025-07-01",
    for audience: Audience = .internal
  ) throws -> CommitmentThread {
    let today = try #require(CalendarDate(day))
    return try store.read {
      try CommitmentThread.load($0, from: beginning, today: today, for: audience)
    }
  }

  private static func commitment(
    _ store: ThreadStore, _ key: String
  ) throws -> CommitmentThread.Beginning {
    .commitment(try store.read { try CommitmentLookup.node(key, in: $0) })
  }

  private static func counts(_ thread: CommitmentThread) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: thread.withheld.map { ($0.what, $0.count) })
  }

  @Test("The thread of a commitment is the golden one, from the paragraph to the well")
  func golden() throws {
    let store = try ThreadStore.withVillage()
    let thread = try ThreadTests.thread(store, ThreadTests.commitment(store, "XA-1#1.1.1"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(thread), as: UTF8.self)
    try Golden.expect(ThreadTests.renumbered(json) + "\n", file: "thread-commitment.json")
  }

  /// Ids in the order in which they appear, from 1: which they are is no matter of the thread.
  private static func renumbered(_ json: String) -> String {
    var numbers: [Substring: Int] = [:]
    return json.replacing(/\d{13,}/) { match in
      let number = numbers[match.output] ?? numbers.count + 1
      numbers[match.output] = number
      return "\(number)"
    }
  }

  @Test("From each end it is the same thread")
  func sameStrand() throws {
    let store = try ThreadStore.withVillage()
    let whole = try ThreadTests.thread(store, ThreadTests.commitment(store, "XA-1#1.1.1"))
    let strand = try #require(whole.strands.first)
    let ends: [(CommitmentThread.Beginning, Int, [String?])] = [
      (.activity(try store.id(.activity, "XX-EXAMPLE-1")), 2, ["60", "33.333333"]),
      (.transaction(try store.id(.transaction, "XX-EXAMPLE-1#T1")), 2, ["60"]),
      (.transaction(try store.id(.transaction, "XX-EXAMPLE-1#T2")), 2, ["33.333333"]),
      (.concern(try store.id(.concern, "K-WATER")), 1, [nil]),
    ]
    for (end, strands, weights) in ends {
      let thread = try ThreadTests.thread(store, end)
      #expect(thread.strands.count == strands)
      let same = try #require(thread.strands.first { $0.id == strand.id })
      #expect(same.links.map(\.weight) == weights)
      #expect(same.provisions == strand.provisions && same.money == strand.money)
      #expect(same.sources == strand.sources && same.concerns == strand.concerns)
      #expect(same.statuses == strand.statuses && same.unanswered == strand.unanswered)
    }
  }

  @Test("The remainder of a source is what no link takes")
  func remainder() throws {
    let store = try ThreadStore.withVillage()
    func share(_ beginning: CommitmentThread.Beginning) throws -> SourceShare? {
      try ThreadTests.thread(store, beginning).start.share
    }
    #expect(
      try share(.activity(store.id(.activity, "XX-EXAMPLE-1")))
        == SourceShare(reviewed: "60", proposed: "25", unlinked: "15"))
    #expect(
      try share(.transaction(store.id(.transaction, "XX-EXAMPLE-1#T2")))
        == SourceShare(reviewed: "66.666666", proposed: "0", unlinked: "33.333334"))
    #expect(try share(.concern(store.id(.concern, "K-WATER"))) == nil)
  }

  @Test("What waits for an answer: open concerns, open disputes, due actions that nobody assessed")
  func unanswered() throws {
    let store = try ThreadStore.withVillage()
    let assessment = try #require(
      try store.read {
        try Int64.fetchOne($0, sql: "SELECT id FROM assessments WHERE voice = 'responsible'")
      })
    try store.add(
      "disputes",
      [
        "assessment": "#\(assessment)", "institution": "Illustrative Network",
        "raised_on": "2025-06-21", "statement": "No circular arrived.", "state": "open",
      ])
    func waiting(_ key: String, _ day: String) throws -> ThreadStrand.Unanswered {
      let thread = try ThreadTests.thread(store, ThreadTests.commitment(store, key), on: day)
      return try #require(thread.strands.first).unanswered
    }
    let action = try waiting("XA-1#1.1.1", "2025-07-01")
    #expect(
      action.concerns.map { "\($0.code) \($0.state) \($0.ageDays)" } == ["K-WATER unanswered 172"])
    #expect(action.disputes.map(\.ageDays) == [10] && action.actions == [])
    #expect(try waiting("XA-1#1.1.2", "2025-03-30").actions == [])
    #expect(try waiting("XA-1#1.1.2", "2025-03-31").actions == ["XA-1#1.1.2"])
    // Of the pillar, all that lies below it.
    let pillar = try waiting("XA-1#1", "2025-07-01")
    #expect(pillar.actions == ["XA-1#1.1.2"] && pillar.concerns == action.concerns)
    #expect(try waiting("XA-1#1.1.1", "2025-06-20").disputes == [])
    // Told back, it waits no longer.
    try store.add(
      "told-back",
      [
        "concern": "K-WATER", "escalation": "K-WATER#Illustrative District Council",
        "told_on": "2025-06-30", "how": "meeting", "by_role": "facilitator",
      ])
    #expect(try waiting("XA-1#1.1.1", "2025-07-01").concerns == [])
    #expect(try waiting("XA-1#1.1.1", "2025-06-29").concerns.map(\.ageDays) == [170])
  }

  @Test("What is restricted is withheld and counted by its kind, never by content")
  func withheld() throws {
    let store = try ThreadStore.withVillage()
    let concern = CommitmentThread.Beginning.concern(try store.id(.concern, "K-CAMP"))
    for audience in [Audience.public, .internal] {
      let thread = try ThreadTests.thread(
        store, ThreadTests.commitment(store, "XA-1#1.1.2"), for: audience)
      #expect(thread.strands.first?.concerns == [])
      #expect(ThreadTests.counts(thread) == ["concerns": 1])
      let json = String(decoding: try JSONEncoder().encode(thread), as: UTF8.self)
      #expect(!json.contains("CAMP") && !json.contains("Camp"))
      #expect(throws: ConcernFailure.self) {
        try ThreadTests.thread(store, concern, for: audience)
      }
    }
    let seen = try ThreadTests.thread(
      store, ThreadTests.commitment(store, "XA-1#1.1.2"), for: .restricted)
    #expect(seen.strands.first?.concerns.map(\.concern.code) == ["K-CAMP"])
    #expect(seen.withheld == [])

    // The restricted action is no strand, and no part of its objective's.
    let activity = CommitmentThread.Beginning.activity(try store.id(.activity, "XX-EXAMPLE-2"))
    let cut = try ThreadTests.thread(store, activity)
    #expect(cut.strands == [] && ThreadTests.counts(cut) == ["plan_nodes": 1])
    let objective = try ThreadTests.thread(store, ThreadTests.commitment(store, "XA-1#2.1"))
    #expect(objective.strands.first?.sources == [])
    #expect(ThreadTests.counts(objective)["plan_nodes"] == 1)
    #expect(try ThreadTests.thread(store, activity, for: .restricted).strands.count == 1)

    try store.write(
      "UPDATE activities SET sensitivity = 'restricted' WHERE identifier = 'XX-EXAMPLE-1'")
    let poor = try ThreadTests.thread(
      store, ThreadTests.commitment(store, "XA-1#1.1.1"), for: .public)
    #expect(poor.strands.first?.sources == [])
    #expect(
      ThreadTests.counts(poor) == ["activities": 1, "transactions": 1, "evidence": 1])
    #expect(throws: ThreadFailure.self) {
      try ThreadTests.thread(store, .activity(store.id(.activity, "XX-EXAMPLE-1")))
    }
  }

  @Test("A withdrawn source stays on the thread and says so")
  func withdrawnSource() throws {
    let store = try ThreadStore.withVillage()
    let transaction = try store.id(.transaction, "XX-EXAMPLE-1#T2")
    try store.write("UPDATE transactions SET withdrawn = 1 WHERE ref = 'T2'")
    let thread = try ThreadTests.thread(store, .transaction(transaction))
    #expect(thread.start.isWithdrawn && thread.strands.count == 2)
    let source = try #require(thread.strands[0].sources.first { $0.link.source == .transaction })
    #expect(source.isWithdrawn && source.spent == nil)
  }
}
