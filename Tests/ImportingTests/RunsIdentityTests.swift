import Importing
import Kernel
import Testing

/// Ids stay, undo brings back, and the digest returns.
struct RunsIdentityTests {
  /// Two activities; the second has twins and rows with and without reference.
  private var first: RunsFeed {
    var one = RunsActivity("XX-EXAMPLE-1")
    one.title = "Mediation"
    var two = RunsActivity("XX-EXAMPLE-2")
    two.descriptions = ["Listening sessions"]
    two.countries = [("NP", "60"), ("UG", "40")]
    two.budgets = ["1000", "2000"]
    two.transactions = [
      RunsTransaction("10", ref: "kept"), RunsTransaction("20", ref: "revalued"),
      RunsTransaction("30"), RunsTransaction("40"), RunsTransaction("50"),
      RunsTransaction("77"), RunsTransaction("77"),
    ]
    var result = RunsResult("Trust")
    result.indicators = [("Share who trust", [("10", "5"), ("20", "15")])]
    two.results = [result, RunsResult("Safety")]
    two.remark = "not of the standard"
    return RunsFeed(activities: [one, two])
  }

  /// A title, a value with reference, one without; one row removed, one added.
  private var second: RunsFeed {
    var feed = first
    feed.activities[0].title = "Mediation and dialogue"
    var rows = feed.activities[1].transactions
    rows[1].value = "21"
    rows[2].value = "31"
    rows.remove(at: 3)
    rows.insert(RunsTransaction("60"), at: 0)
    rows.append(RunsTransaction("77"))
    feed.activities[1].transactions = rows
    feed.activities[1].results[0].indicators[0].periods[1].actual = "16"
    return feed
  }

  /// Further tables with ids, and what names their rows.
  private static let others = [
    ("activities", "identifier"), ("budgets", "value"), ("results", "title"),
  ]

  @Test("Rows that stay keep their ids; undo and the same file again give the same digests")
  func keepsIDs() throws {
    let runs = try RunsStore()
    try runs.bring(first)
    let digest = try runs.digest()
    let transactions = try runs.ids("transactions", naming: "value / 1000000")
    let periods = try runs.ids("periods", naming: "period_start")
    let others = try Self.others.map { try runs.ids($0, naming: $1) }

    let changed = try runs.bring(second)
    #expect(changed.activities.words == "2 changed")
    #expect(changed.changes.map(\.identifier) == ["XX-EXAMPLE-1", "XX-EXAMPLE-2"])
    #expect(changed.changes[0].fields == ["title"])
    let secondDigest = try runs.digest()
    #expect(secondDigest != digest)
    let after = try runs.ids("transactions", naming: "value / 1000000")
    #expect(after["10"] == transactions["10"] && after["50"] == transactions["50"])
    #expect(after["21"] == transactions["20"], "a reference tells that it is the same row")
    #expect(after["31"]?.count == 1 && after["31"] != transactions["30"])
    #expect(after["40"] == nil && after["60"]?.count == 1)
    #expect(after["77"]?.prefix(2) == transactions["77"]?[...], "twins, in order")
    #expect(after["77"]?.count == 3)
    #expect(try runs.ids("periods", naming: "period_start") == periods)
    #expect(try Self.others.map { try runs.ids($0, naming: $1) } == others)

    let undone = try runs.undo(changed.run)
    #expect(undone.activities.words == "2 changed")
    #expect(try runs.digest() == digest)
    let back = try runs.ids("transactions", naming: "value / 1000000")
    for value in ["10", "20", "50", "77"] { #expect(back[value] == transactions[value]) }
    #expect(try runs.ids("periods", naming: "period_start") == periods)

    try runs.bring(second)
    #expect(try runs.digest() == secondDigest)
    let again = try runs.ids("transactions", naming: "value / 1000000")
    for value in ["10", "21", "50"] { #expect(again[value] == after[value]) }
  }

  @Test("The same bytes again write nothing, and neither do other bytes of the same content")
  func writesNothingTwice() throws {
    let runs = try RunsStore()
    try runs.bring(first)
    let revisions = try runs.revisions()
    let again = try runs.bring(first)
    #expect(again.activities.words == "2 unchanged")
    #expect(again.run == nil)
    #expect(again.transactions == 7)
    #expect(try runs.revisions() == revisions)

    let digest = try runs.digest()
    let spaced = first.xml.replacing("<budget", with: "\n\n  <budget")
    let other = try runs.bring([runs.file(spaced)], feed: "feed")
    #expect(other.activities.words == "2 unchanged")
    #expect(other.changes.isEmpty)
    #expect(try runs.digest() == digest)
  }

  @Test("An activity that goes is withdrawn, and comes back with its id")
  func returns() throws {
    let runs = try RunsStore()
    try runs.bring(first)
    let digest = try runs.digest()
    let ids = try runs.ids("activities", naming: "identifier")
    var less = first
    less.activities.removeFirst()
    let gone = try runs.bring(less)
    #expect(gone.activities.words == "1 unchanged, 1 removed")
    #expect(gone.held == nil)
    #expect(try runs.count("activities") == 2)
    #expect(
      try runs.texts("SELECT identifier FROM activities WHERE withdrawn = 1")
        == ["XX-EXAMPLE-1"])
    #expect(try runs.search("Mediation") == [])
    let back = try runs.bring(first)
    #expect(back.activities.words == "1 changed, 1 unchanged")
    #expect(back.changes.map(\.action) == ["returned"])
    #expect(try runs.ids("activities", naming: "identifier") == ids)
    #expect(try runs.search("Mediation") == ["XX-EXAMPLE-1"])
    #expect(try runs.digest() == digest)
    // Undone in turn, it is gone again.
    try runs.undo(back.run)
    #expect(try runs.search("Mediation") == [])
  }

  @Test("The undo of a first import leaves no content, that of a removal brings it back")
  func undoesAddingAndRemoving() throws {
    let runs = try RunsStore()
    let added = try runs.bring(first)
    let digest = try runs.digest()
    var less = first
    less.activities.removeLast()
    let removed = try runs.bring(less)
    let undone = try runs.undo(removed.run)
    #expect(undone.changes.map(\.action) == ["returned"])
    #expect(try runs.digest() == digest)
    let other = try RunsStore()
    let only = try other.bring(first)
    try other.undo(only.run)
    for table in ["activities WHERE withdrawn = 0", "spend", "activity_search('Mediation')"] {
      #expect(try other.count(table) == 0, "\(table)")
    }
    #expect(try other.bring(first).changes.map(\.action) == ["returned", "returned"])
    #expect(try other.digest() == digest)
    #expect(added.activities.words == "2 added")
  }

  @Test("A run is undone once, while its records are as it left them, and must be there")
  func refusesUndo() throws {
    let runs = try RunsStore()
    let added = try runs.bring(first)
    let changed = try runs.bring(second)
    let digest = try runs.digest()
    let early = #expect(throws: ImportFailure.self) { try runs.undo(added.run) }
    #expect(early?.diagnostic.rule == "import.undo.later")
    #expect(try runs.digest() == digest)
    try runs.undo(changed.run)
    let twice = #expect(throws: ImportFailure.self) { try runs.undo(changed.run) }
    #expect(twice?.diagnostic.rule == "import.undone")
    let unknown = #expect(throws: ImportFailure.self) { try runs.undo(1325) }
    #expect(unknown?.diagnostic.rule == "import.run")
  }

  @Test("Runs are undone one after another, the latest first, and an undoing too")
  func undoesInTurn() throws {
    let runs = try RunsStore()
    var feed = first
    var digests = [""]
    var numbers: [Int64?] = []
    for title in ["One", "Two", "Three"] {
      feed.activities[0].title = title
      if title == "Three" { feed.activities.removeLast() }
      numbers.append(try runs.bring(feed).run)
      digests.append(try runs.digest())
    }
    let undoing = try runs.undo(numbers[2])
    #expect(try runs.digest() == digests[2])
    // Done again by undoing the undoing: then the second run lies under the third again.
    let redoing = try runs.undo(undoing.run)
    #expect(try runs.digest() == digests[3])
    #expect(throws: ImportFailure.self) { try runs.undo(numbers[1]) }
    try runs.undo(redoing.run)
    try runs.undo(numbers[1])
    #expect(try runs.digest() == digests[1])
    #expect(throws: ImportFailure.self) { try runs.undo(numbers[2]) }
    try runs.undo(numbers[0])
    #expect(try runs.count("activities WHERE withdrawn = 0") == 0)
  }
}
