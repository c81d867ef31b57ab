import Importing
import Kernel
import Testing
import XML

/// What a preview says of fields, and that it writes nothing.
struct RunsPreviewTests {
  private func feed(_ title: String, _ transactions: [RunsTransaction]) -> RunsFeed {
    var activity = RunsActivity("XX-EXAMPLE-1")
    activity.title = title
    activity.transactions = transactions
    return RunsFeed(activities: [activity])
  }

  @Test("A preview has what stands in each field and what would; an applied run says it shorter")
  func saysBeforeAndAfter() throws {
    let runs = try RunsStore()
    let first = feed("Dialogue", [RunsTransaction("10", ref: "A"), RunsTransaction("20")])
    let second = feed("Mediation", [RunsTransaction("11", ref: "A"), RunsTransaction("20")])
    try runs.bring(first)
    let digest = try runs.digest()
    let preview = try runs.bring(second, dryRun: true)
    #expect(try runs.digest() == digest)
    let change = try #require(preview.changes.first)
    let title = try #require(change.edits.first { $0.field == "title" })
    #expect(title.before == ["Dialogue"] && title.after == ["Mediation"])
    let rows = try #require(change.edits.first { $0.field == "transactions" })
    #expect(rows.before.count == 1 && rows.after.count == 1)
    #expect(rows.before[0].contains("ref A · type 3 · date 2024-03-01 ·"))
    #expect(rows.before[0].contains("· value 10"))
    #expect(rows.after[0].contains("· value 11"))
    #expect(change.edits.map(\.field) == ["title", "transactions"])
    #expect(change.fields == ["title", "transactions (1 changed)"])
    let applied = try runs.bring(second)
    #expect(applied.changes.map(\.fields) == [change.fields])
    #expect(applied.changes.allSatisfy { $0.edits.isEmpty })
  }

  @Test("A preview of undoing says what the undoing does, and writes nothing")
  func previewsUndoing() throws {
    let runs = try RunsStore()
    try runs.bring(feed("Dialogue", []))
    let digest = try runs.digest()
    let run = try #require(try runs.bring(feed("Mediation", [])).run)
    let second = try runs.digest()
    let token = try runs.importer.plan(ofUndoing: run)
    let preview = try runs.importer.undo(run: run, dryRun: true)
    #expect(try runs.digest() == second)
    #expect(preview.dryRun && preview.run == nil)
    let edit = try #require(preview.changes.first?.edits.first)
    #expect(edit.field == "title" && edit.before == ["Mediation"] && edit.after == ["Dialogue"])
    try runs.importer.require(token, forUndoing: run)
    let undone = try runs.undo(run)
    #expect(undone.changes.map(\.fields) == preview.changes.map(\.fields))
    #expect(try runs.digest() == digest)
    #expect(throws: ImportFailure.self) { try runs.importer.require(token, forUndoing: run) }
  }

  @Test("A file is called in log and findings what the request calls it, and a feed after it")
  func namesFiles() throws {
    let runs = try RunsStore()
    var activity = RunsActivity("XX-EXAMPLE-1")
    activity.countries = [("Nowhere", "")]
    let xml = try runs.file(RunsFeed(activities: [activity, activity]).xml, "1")
    let table = try runs.file(
      "identifier,name,type,role,sensitivity\r\nXX-EXAMPLE-A,,21,partner,internal\r\n", "2")
    let broken = try runs.file("<iati-activities>", "3")
    func run(_ path: String, _ name: String) throws -> ImportOutcome {
      var request = ImportRequest(files: [path])
      request.names = [path: name]
      return try #require(try runs.importer.run(request).first)
    }
    let outcome = try run(xml, "liberia.xml")
    #expect(outcome.feed == "liberia")
    #expect(outcome.files.map(\.file) == ["liberia.xml"])
    #expect(!outcome.diagnostics.isEmpty)
    #expect(outcome.diagnostics.allSatisfy { $0.file == "liberia.xml" })
    let rows = try run(table, "partners.csv")
    #expect(rows.feed == "partners" && rows.diagnostics.map(\.file) == ["partners.csv"])
    let failure = #expect(throws: XMLFailure.self) { try run(broken, "broken.xml") }
    #expect(failure?.diagnostic.place.file == "broken.xml")
  }
}
