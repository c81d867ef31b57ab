import Foundation
import GRDB
import IATI
import Importing
import Kernel
import Storage
import TestSupport
import Testing

/// What a run does not write, and what it writes and flags.
struct RunsHoldingTests {
  private func feed(_ numbers: ClosedRange<Int>, reporter: String = "XX-EXAMPLE") -> RunsFeed {
    RunsFeed(
      activities: numbers.map { number in
        var activity = RunsActivity("XX-EXAMPLE-\(number)")
        activity.reporter = reporter
        activity.transactions = [RunsTransaction("\(number)")]
        return activity
      })
  }

  @Test("A run that removes over half of a feed is held until it is confirmed; half is not")
  func holdsRemovals() throws {
    let runs = try RunsStore()
    try runs.bring(feed(1...4))
    let digest = try runs.digest()
    let revisions = try runs.revisions()
    let held = try runs.bring(feed(1...1))
    #expect(held.held?.contains("3 of the feed's 4") == true)
    #expect(held.run == nil)
    #expect(try runs.digest() == digest)
    #expect(try runs.revisions() == revisions)
    let half = try runs.bring(feed(1...2))
    #expect(half.held == nil && half.activities.words == "2 unchanged, 2 removed")
    try runs.bring(feed(1...4))
    let confirmed = try runs.bring(feed(1...1), confirmed: true)
    #expect(confirmed.activities.words == "1 unchanged, 3 removed")
    #expect(confirmed.held == nil && confirmed.run != nil)
  }

  @Test("A run that brings another reporting organisation is held until it is confirmed")
  func holdsReporters() throws {
    let runs = try RunsStore()
    try runs.bring(feed(1...4))
    let digest = try runs.digest()
    var mixed = feed(1...4)
    mixed.activities[3].reporter = "XX-OTHER"
    let held = try runs.bring(mixed)
    #expect(held.held?.contains("XX-OTHER") == true)
    #expect(try runs.digest() == digest)
    #expect(try runs.bring(mixed, confirmed: true).activities.words == "1 changed, 3 unchanged")
    // A feed of several reporters may gain another.
    mixed.activities[2].reporter = "XX-THIRD"
    #expect(try runs.bring(mixed).held == nil)
  }

  @Test("A preview counts what the run then does, and leaves no trace")
  func previews() throws {
    let runs = try RunsStore()
    try runs.bring(feed(1...4))
    var next = feed(1...5)
    next.activities[1].transactions[0].value = "22"
    next.activities.removeFirst()
    let digest = try runs.digest()
    let revisions = try runs.revisions()
    let bytes = try Data(contentsOf: URL(filePath: runs.store.path))
    let preview = try runs.bring(next, dryRun: true)
    #expect(preview.activities.words == "1 added, 1 changed, 2 unchanged, 1 removed")
    #expect(preview.dryRun && preview.run == nil)
    #expect(try runs.digest() == digest)
    #expect(try runs.revisions() == revisions)
    #expect(try Data(contentsOf: URL(filePath: runs.store.path)) == bytes)
    let run = try runs.bring(next)
    #expect(run.activities == preview.activities)
    #expect(run.transactions == preview.transactions)
    #expect(
      run.changes.map { "\($0.identifier) \($0.action) \($0.fields)" }
        == preview.changes.map { "\($0.identifier) \($0.action) \($0.fields)" })
    // The same bytes are a preview's first run in a new store too.
    let other = try RunsStore()
    #expect(try other.bring(next, dryRun: true).activities.words == "4 added")
    #expect(try other.count("feeds") == 0)
  }

  @Test("Repeated identifiers and none at all are kept and flagged with their lines")
  func flags() throws {
    let runs = try RunsStore()
    var twins = feed(1...1)
    twins.activities += feed(1...2).activities
    twins.activities.append(RunsActivity(nil))
    twins.activities.append(RunsActivity(nil))
    twins.activities[1].title = "Second"
    let first = try runs.bring(twins)
    #expect(first.activities.words == "5 added, 3 held")
    let flags = first.diagnostics.filter { $0.rule.hasPrefix("import.identifier") }
    #expect(
      flags.map(\.rule) == [
        "import.identifier.repeated", "import.identifier.missing", "import.identifier.missing",
      ])
    #expect(flags.allSatisfy { ($0.line ?? 0) > 1 && $0.remedy != nil })
    #expect(
      try runs.texts("SELECT identifier || '#' || occurrence FROM activities ORDER BY id")
        == ["XX-EXAMPLE-1#1", "XX-EXAMPLE-1#2", "XX-EXAMPLE-2#1", "#1", "#2"])
    #expect(
      try runs.texts("SELECT CAST(sum(value) / 1000000 AS TEXT) FROM transactions") == ["4"])

    // Each copy keeps its own id; the last to go is the last that is withdrawn.
    let ids = try runs.ids("activities", naming: "identifier")
    let digest = try runs.digest()
    twins.activities[1].title = "Second, again"
    twins.activities.removeLast()
    let changed = try runs.bring(twins)
    #expect(changed.activities.words == "1 changed, 3 unchanged, 1 removed, 2 held")
    try runs.undo(changed.run)
    #expect(try runs.ids("activities", naming: "identifier") == ids)
    #expect(try runs.digest() == digest)
  }

  @Test("An activity beyond the limits is left out and named; the others come in")
  func rejects() throws {
    let runs = try RunsStore(limits: RecordLimits(bytes: 64 << 20, rows: 20, diagnostics: 1_000))
    var large = feed(1...3)
    large.activities[1].transactions = (1...40).map { RunsTransaction("\($0)") }
    let outcome = try runs.bring(large)
    #expect(outcome.activities.words == "2 added, 1 rejected")
    let finding = try #require(outcome.diagnostics.first { $0.severity >= .error })
    #expect(finding.activity == "XX-EXAMPLE-2" && (finding.line ?? 0) > 1)
    #expect(
      try runs.texts("SELECT identifier FROM activities ORDER BY id")
        == ["XX-EXAMPLE-1", "XX-EXAMPLE-3"])
  }

  @Test("An activity that has grown beyond the limits stays as it was, not withdrawn")
  func keepsWhatOutgrew() throws {
    let runs = try RunsStore(limits: RecordLimits(bytes: 64 << 20, rows: 20, diagnostics: 1_000))
    var small = feed(1...3)
    try runs.bring(small)
    let digest = try runs.digest()
    small.activities[1].transactions = (1...40).map { RunsTransaction("\($0)") }
    let outcome = try runs.bring(small)
    #expect(outcome.activities.words == "2 unchanged, 1 rejected")
    #expect(try runs.digest() == digest)
  }

  @Test("A file that breaks off changes nothing, be it the first or a later one of its feed")
  func breaksOff() throws {
    let runs = try RunsStore()
    try runs.bring(feed(1...4))
    let digest = try runs.digest()
    let revisions = try runs.revisions()
    let whole = try runs.file(feed(1...400).xml, "whole.xml")
    let text = feed(300...900).xml
    let half = try runs.file(String(text.prefix(text.count / 2)), "half.xml")
    for files in [[half], [whole, half], [half, whole]] {
      #expect(throws: (any Error).self) { try runs.bring(files, feed: "feed") }
      try runs.expectSound()
      #expect(try runs.digest() == digest)
      #expect(try runs.revisions() == revisions)
    }
    #expect(throws: ImportFailure.self) {
      try runs.bring([runs.file("<iati-activities version=\"2.03\"/>", "none.xml")], feed: "feed")
    }
    #expect(try runs.bring(feed(1...4)).activities.words == "4 unchanged")
  }

  @Test("The files of one feed are its content together, and say which file a row is from")
  func severalFiles() throws {
    let runs = try RunsStore()
    let one = try runs.file(feed(1...2).xml, "one.xml")
    let two = try runs.file(feed(2...4).xml, "two.xml")
    let both = try runs.bring([one, two], feed: "feed")
    #expect(both.activities.words == "5 added, 1 held")
    #expect(both.files.map(\.file) == [one, two])
    #expect(both.diagnostics.map(\.file) == [two])
    #expect(try runs.texts("SELECT group_concat(file, '') FROM activities") == ["11222"])
    #expect(try runs.bring([one, two], feed: "feed").activities.words == "5 unchanged, 1 held")
    #expect(try runs.bring([two], feed: "feed").activities.words == "3 unchanged, 2 removed")
    // Each file is a feed of its own where none is named.
    let apart = try RunsStore()
    try apart.bring([one, two], feed: nil)
    #expect(try apart.texts("SELECT name FROM feeds ORDER BY name") == ["one", "two"])
  }

  @Test("Words are found with and without diacritics, and Nepali and Burmese words whole")
  func searches() throws {
    let runs = try RunsStore()
    var texts = feed(1...3)
    texts.activities[0].title = "Mediação e diálogo"
    texts.activities[1].title = "शान्ति निर्माण"
    texts.activities[2].descriptions = ["ငြိမ်းချမ်းရေး တည်ဆောက်ခြင်း"]
    try runs.bring(texts)
    func expectFound() throws {
      #expect(try runs.search("mediacao") == ["XX-EXAMPLE-1"])
      #expect(try runs.search("DIÁLOGO") == ["XX-EXAMPLE-1"])
      #expect(try runs.search("शान्ति") == ["XX-EXAMPLE-2"])
      // A part of a word is another word.
      #expect(try runs.search("शान") == [])
      #expect(try runs.search("ငြိမ်းချမ်းရေး") == ["XX-EXAMPLE-3"])
      #expect(try runs.search("ငြိမ်း") == [])
    }
    try expectFound()
    var others = texts
    others.activities[1].title = "न्याय"
    others.activities.remove(at: 2)
    let changed = try runs.bring(others)
    #expect(try runs.search("शान्ति") == [])
    #expect(try runs.search("न्याय") == ["XX-EXAMPLE-2"])
    #expect(try runs.search("ငြိမ်းချမ်းရေး") == [])
    try runs.undo(changed.run)
    try expectFound()
  }
}
