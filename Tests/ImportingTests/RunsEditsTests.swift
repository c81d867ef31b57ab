import Disclosure
import GRDB
import Importing
import Storage
import Testing

/// What a run changed, from before to after, to those who may read it.
struct RunsEditsTests {
  private let runs: RunsStore
  private let actor: Actor

  init() throws {
    runs = try RunsStore()
    actor = try Actor(name: "Tester")
  }

  private func bring(_ title: String, _ position: String) throws -> Int64 {
    let document = """
      <iati-activities version="2.03"><iati-activity><iati-identifier>XX-A</iati-identifier>
      <reporting-org ref="XX" type="21"><narrative>X</narrative></reporting-org>
      <title><narrative>\(title)</narrative></title>
      <location><point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>\(position)</pos>
      </point></location></iati-activity></iati-activities>
      """
    return try #require(try runs.bring([runs.file(document)], feed: "feed").run)
  }

  private func classify(_ sensitivity: String) throws {
    try runs.store.change(by: actor, because: "test") { changes in
      let id = try Int64.fetchOne(changes.db, sql: "SELECT id FROM activities")
      try changes.update("activities", id: #require(id), [("sensitivity", sensitivity)])
    }
  }

  /// Field, before and after of each edit.
  private func edits(_ run: Int64, for audience: Audience?) throws -> [String] {
    let outcome = try runs.store.read { db in
      try ImportLog.outcome(of: run, in: db, runs.store.schema, for: audience)
    }
    return outcome.changes.flatMap(\.edits).map { edit in
      "\(edit.field): \(edit.before.joined()) → \(edit.after.joined())"
    }
  }

  @Test("What an activity said while it was not for a reader is not told, nor exactly where it was")
  func keepsBack() throws {
    let first = try bring("Open house", "1.11 2.22")
    try classify("restricted")
    let second = try bring("Safe house", "3.33 4.44")
    let third = try bring("House", "5.55 6.66")
    try classify("public")
    let fourth = try bring("Home", "7.77 8.88")

    let titles = [
      "title:  → Open house", "title: Open house → Safe house", "title: Safe house → House",
      "title: House → Home",
    ]
    for (run, title) in zip([first, second, third, fourth], titles) {
      let all = try edits(run, for: nil)
      #expect(all.first == title)
      #expect(all.contains { $0.contains("locations") } == (run != first))
    }
    #expect(try edits(first, for: .internal) == [titles[0]])
    #expect(try edits(second, for: .internal) == [])
    #expect(try edits(third, for: .internal) == [])
    #expect(try edits(fourth, for: .internal) == edits(fourth, for: nil))

    try classify("internal")
    #expect(try edits(fourth, for: .internal) == [titles[3]])
    #expect(try edits(fourth, for: .public) == [])
    #expect(try edits(fourth, for: .restricted) == edits(fourth, for: nil))
  }

  @Test("Pages of changes are together all of them")
  func pages() throws {
    var feed = RunsFeed(activities: (1...7).map { RunsActivity("XX-EXAMPLE-\($0)") })
    try runs.bring(feed)
    for place in feed.activities.indices { feed.activities[place].title = "Other \(place)" }
    let run = try #require(try runs.bring(feed).run)
    func titles(offset: Int, limit: Int) throws -> [String] {
      let outcome = try runs.store.read { db in
        try ImportLog.outcome(of: run, in: db, runs.store.schema, offset: offset, limit: limit)
      }
      #expect(outcome.changeCount == 7)
      return outcome.changes.map { $0.edits.flatMap(\.after).joined() }
    }
    let all = (0..<7).map { "Other \($0)" }
    #expect(try titles(offset: 0, limit: 100) == all)
    let paged = try [0, 3, 6, 9].flatMap { try titles(offset: $0, limit: 3) }
    #expect(paged == all)
  }
}
