import Disclosure
import GRDB
import Importing
import Portfolio
import Storage
import Testing

/// What a run says to who may not see all of its activities.
struct RunsSeenTests {
  @Test("Findings and changes that name a restricted activity are left out; numbers stay")
  func leavesOut() throws {
    let runs = try RunsStore()
    let activities = ["XX-OPEN", "XX-SAFE"].map { name in
      """
      <iati-activity><iati-identifier>\(name)</iati-identifier><reporting-org ref="XX" type="21"/>
      <transaction><transaction-type code="4"/><transaction-date iso-date="2024-01-01"/>
      <value currency="GBP">ten</value></transaction></iati-activity>
      """
    }
    let document = "<iati-activities version=\"2.03\">\(activities.joined())</iati-activities>"
    let run = try #require(try runs.bring([runs.file(document)], feed: "feed").run)
    try runs.store.bulkRun(by: try Actor(name: "Tester"), because: "test") {
      try $0.db.execute(
        sql: "UPDATE activities SET sensitivity = 'restricted' WHERE identifier = 'XX-SAFE'")
    }
    func outcome(_ audience: Audience) throws -> ImportOutcome {
      try runs.store.read { db in
        try ImportLog.outcome(of: run, in: db, runs.store.schema)
          .naming(only: SeenActivities.load(db, for: audience), in: db)
      }
    }
    let (all, seen) = (try outcome(.restricted), try outcome(.internal))
    #expect(Set(all.diagnostics.compactMap(\.activity)) == ["XX-OPEN", "XX-SAFE"])
    #expect(Set(seen.diagnostics.compactMap(\.activity)) == ["XX-OPEN"])
    #expect(all.changes.map(\.identifier) == ["XX-OPEN", "XX-SAFE"])
    #expect(seen.changes.map(\.identifier) == ["XX-OPEN"])
    #expect(seen.activities == all.activities && seen.activities.added == 2)
  }
}
