import GRDB
import Importing
import Storage
import TestSupport
import Testing

/// Whatever becomes of a feed, the store holds what its last version says.
struct RunsRandomTests {
  @Test("After each of 60 rounds of random edits the store is as if only the last had come in")
  func followsTheFile() throws {
    var random = SeededGenerator()
    let runs = try RunsStore()
    var feed = RunsFeed(activities: (1...5).map { Self.activity($0, &random) })
    try runs.bring(feed)
    var next = 6
    var previewed: [Int64: [ImportOutcome.Change]] = [:]
    for round in 1...60 {
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        Self.edit(&feed, &next, &random)
      }
      let before = try runs.digest()
      let preview = try runs.bring(feed, dryRun: true)
      let outcome = try runs.bring(feed, confirmed: true)
      if let run = outcome.run { previewed[run] = preview.changes }
      let fresh = try RunsStore()
      try fresh.bring(feed)
      let digest = try fresh.digest()
      #expect(try runs.digest() == digest, "round \(round)")
      guard let run = outcome.run, round.isMultiple(of: 4) else { continue }
      try runs.undo(run)
      #expect(try runs.digest() == before, "undo of round \(round)")
      try runs.bring(feed, confirmed: true)
      #expect(try runs.digest() == digest, "again, round \(round)")
    }
    // Whatever came later, each run still says what its preview said.
    #expect(previewed.count > 50)
    for (run, changes) in previewed {
      let shown = try runs.store.read { db in
        try ImportLog.outcome(of: run, in: db, runs.store.schema)
      }
      #expect(shown.changes.map(\.identifier) == changes.map(\.identifier))
      for (shown, change) in zip(shown.changes, changes) {
        #expect(shown.edits == change.edits, "run \(run), \(change.identifier)")
      }
    }
  }

  private static func activity(
    _ number: Int, _ random: inout SeededGenerator
  ) -> RunsActivity {
    var activity = RunsActivity("XX-EXAMPLE-\(number)")
    for _ in 0..<8 { edit(&activity, &random) }
    return activity
  }

  private static func edit(
    _ feed: inout RunsFeed, _ next: inout Int, _ random: inout SeededGenerator
  ) {
    let place = Int.random(in: 0..<feed.activities.count, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0:
      feed.activities.append(activity(next, &random))
      next += 1
    case 1 where feed.activities.count > 2: feed.activities.remove(at: place)
    case 2:
      // An identifier that comes twice, and one that may have gone before.
      feed.activities.insert(activity(Int.random(in: 1..<next, using: &random), &random), at: place)
    case 3 where feed.activities.count < 12: feed.activities.append(feed.activities[place])
    case 4: feed.activities.shuffle(using: &random)
    case 5: feed.activities[place].identifier = Bool.random(using: &random) ? nil : "XX-EXAMPLE-1"
    default: edit(&feed.activities[place], &random)
    }
  }

  private static func edit(_ activity: inout RunsActivity, _ random: inout SeededGenerator) {
    let number = Int.random(in: 1...4, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: activity.title = "Title \(number)"
    case 1: activity.descriptions = (0..<number - 1).map { "Words \($0) \(number)" }
    case 2: activity.countries = [("NP", "40"), ("UG", "25.5"), ("LR", nil)].suffix(number - 1)
    case 3: activity.budgets.append("\(number)00.5")
    case 4: activity.budgets = activity.budgets.shuffled(using: &random).dropLast()
    case 5, 6:
      var transaction = RunsTransaction("\(number)", type: number == 1 ? "2" : "3")
      transaction.ref = Bool.random(using: &random) ? "R\(number)" : nil
      transaction.sectors = number == 4 ? ["15220", "15170"] : []
      let place = Int.random(in: 0...activity.transactions.count, using: &random)
      activity.transactions.insert(transaction, at: place)
    case 7 where !activity.transactions.isEmpty:
      activity.transactions.remove(
        at: Int.random(in: activity.transactions.indices, using: &random))
    case 8 where !activity.transactions.isEmpty:
      let place = Int.random(in: activity.transactions.indices, using: &random)
      activity.transactions[place].value = "\(number).25"
      activity.transactions[place].currency = number == 1 ? nil : "USD"
    case 9:
      var result = RunsResult("Result \(number)")
      result.indicators = (1...number).map { ("Indicator \($0 % 2)", [("1", "\($0)")]) }
      activity.results.append(result)
    case 10 where !activity.results.isEmpty:
      let place = Int.random(in: activity.results.indices, using: &random)
      if number == 1 {
        activity.results.remove(at: place)
      } else {
        activity.results[place].indicators.shuffle(using: &random)
        activity.results[place].indicators[0].periods.append(("\(number)", "2"))
      }
    default: activity.remark = number == 1 ? nil : "remark \(number)"
    }
  }
}
