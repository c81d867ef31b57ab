import Disclosure
import Foundation
import GRDB
import Importing
import Kernel
import Portfolio
import Storage
import Testing

/// Filled templates of any kind of record: what is written, what is left out, and undone.
struct RecordsRunTests {
  private func store() throws -> RunsStore {
    try RunsStore(
      further: [RecordsMarkets.migration], targets: [Partners(), RecordsMarkets()])
  }

  private func bring(
    _ runs: RunsStore, _ lines: [String], name: String = "markets.csv", dryRun: Bool = false
  ) throws -> ImportOutcome {
    let file = try runs.file(lines.joined(separator: "\r\n") + "\r\n", name)
    return try runs.bring([file], feed: nil, dryRun: dryRun)
  }

  private func markets(_ runs: RunsStore) throws -> [String] {
    try runs.texts(
      """
      SELECT code || ' ' || title || coalesce(' ' || people, '') || coalesce(' ' || (
        SELECT group_concat(goods, '+') FROM stalls WHERE market_id = markets.id), '')
      FROM markets ORDER BY id
      """)
  }

  @Test("A row that its room refuses is taken back alone, whatever was written of it")
  func takesBackOneRow() throws {
    let runs = try store()
    let outcome = try bring(
      runs,
      [
        "code,title,people,goods", "M1,Hill,,rice", "M2,River,12,", "M3,Plain,,a;b;c;d",
        "M4,Coast,3.5,", "M5,Forest,,fish;salt",
      ])
    #expect(try markets(runs) == ["M1 Hill rice", "M2 River 12", "M5 Forest fish+salt"])
    #expect(try runs.count("stalls") == 3)
    let records = try #require(outcome.records.first)
    #expect(outcome.records.count == 1)
    #expect(records.form == "markets" && records.added == 3 && records.rejected == 2)
    #expect(outcome.activities.words == "" && outcome.organisations.words == "")
    #expect(
      outcome.diagnostics.map { "\($0.line ?? 0) \($0.rule) \($0.path ?? "")" }.sorted() == [
        "4 template.stalls goods", "5 template.count people",
      ])
    let fault = try #require(outcome.diagnostics.first { $0.line == 4 })
    #expect(fault.activity == "M3" && fault.remedy == "Name three.")
    #expect(fault.message == "Column goods: There are more than three stalls.")
    // Nothing of the row is in the history either.
    let recorded = try runs.store.read { db in
      try RevisionChange.all(of: Revision.latest(1, in: db)[0].id, in: db)
    }
    #expect(!recorded.contains { $0.after == "Plain".databaseValue })
    #expect(recorded.map(\.ordinal) == (1...Int64(recorded.count)).map { $0 })
  }

  @Test("What is there already, in the store or further up in the file, is a conflict")
  func namesTwins() throws {
    let runs = try store()
    _ = try bring(runs, ["code,title", "M1,Hill"])
    let outcome = try bring(runs, ["code,title", "M1,Other", "M2,River", "M2,River again"])
    #expect(outcome.records.map { [$0.added, $0.rejected] } == [[1, 2]])
    #expect(
      outcome.diagnostics.map { "\($0.line ?? 0) \($0.rule)" } == [
        "2 import.conflict.exists", "4 import.conflict.exists",
      ])
    #expect(try markets(runs) == ["M1 Hill", "M2 River"])
  }

  @Test("A rule of the store that no room foresaw is named by row too")
  func namesConstraints() throws {
    let runs = try store()
    let outcome = try bring(runs, ["code,title,goods", "M1,Hill,salt", "M2,River,salt;fish"])
    #expect(outcome.records.map(\.added) == [2])
    let ids = try runs.store.read { try Int64.fetchAll($0, sql: "SELECT id FROM markets") }
    let renamed = try bring(
      runs,
      [
        "row_id,exported_at,code,title", "#\(ids[0]),2099-01-01T00:00:00Z,M2,",
        "#\(ids[1]),2099-01-01T00:00:00Z,,Mouth",
      ])
    #expect(renamed.diagnostics.map(\.rule) == ["template.refused"])
    #expect(renamed.diagnostics.first?.line == 2)
    #expect(try markets(runs) == ["M1 Hill salt", "M2 Mouth fish+salt"])
  }

  @Test("A preview says what a run does, and writes nothing")
  func previews() throws {
    let runs = try store()
    let lines = ["code,title,goods", "M1,Hill,salt", "M2,River,a;b;c;d"]
    let digest = try runs.digest()
    let preview = try bring(runs, lines, dryRun: true)
    #expect(preview.run == nil && preview.dryRun)
    #expect(try runs.digest() == digest)
    #expect(try runs.revisions() == 0 && markets(runs) == [])
    let outcome = try bring(runs, lines)
    #expect(outcome.records == preview.records)
    #expect(outcome.diagnostics.map(\.message) == preview.diagnostics.map(\.message))
    #expect(outcome.changes.map(\.action) == ["added", "added"])
    #expect(preview.changes.map(\.identifier).first == "M1")
  }

  @Test("A file that changes nothing is no run; one that is refused whole is none either")
  func leavesNoEmptyRun() throws {
    let runs = try store()
    _ = try bring(runs, ["code,title", "M1,Hill"])
    let revisions = try runs.revisions()
    #expect(try bring(runs, ["code,title", "M1,Hill"]).run == nil)
    #expect(try bring(runs, ["code,title,people", "M2,River,x"]).run == nil)
    #expect(try runs.revisions() == revisions)
  }

  @Test("An undoing takes back what a run added and changed, and can be undone")
  func undoes() throws {
    let runs = try store()
    let first = try bring(runs, ["code,title,people,goods", "M1,Hill,5,rice", "M2,River,,"])
    let before = try markets(runs)
    let ids = try runs.store.read { try Int64.fetchAll($0, sql: "SELECT id FROM markets") }
    let second = try bring(
      runs,
      [
        "row_id,exported_at,code,title,people,goods",
        "#\(ids[0]),2099-01-01T00:00:00Z,,Mountain,-,",
        ",,M3,Plain,9,fish;salt",
      ], name: "second.csv")
    let after = try markets(runs)
    #expect(after == ["M1 Mountain rice", "M2 River", "M3 Plain 9 fish+salt"])
    #expect(throws: ImportFailure.self) { try runs.undo(first.run) }
    let undo = try runs.undo(second.run)
    #expect(try markets(runs) == before)
    #expect(undo.records.map { [$0.added, $0.changed, $0.removed] } == [[0, 1, 1]])
    #expect(throws: ImportFailure.self) { try runs.undo(second.run) }
    let again = try runs.undo(undo.run)
    #expect(try markets(runs) == after)
    #expect(again.records.map { [$0.added, $0.changed, $0.removed] } == [[1, 1, 0]])
    try runs.undo(again.run)
    try runs.undo(first.run)
    #expect(try markets(runs) == [])

    var gate = Gate(for: .internal)
    let log = try runs.store.read { try ImportLog.entries($0, limit: 10, &gate) }
    #expect(log.map(\.feed) == ["markets", "second", "second", "second", "second", "markets"])
    #expect(log.last?.undoneBy == log.first?.run && log.first?.undoes == first.run)
    #expect(log.last?.files.map(\.kind) == ["markets"])
    #expect(log.last?.records.map(\.added) == [2])
    let shown = try runs.store.read {
      try ImportLog.outcome(of: second.run ?? 0, in: $0, runs.store.schema)
    }
    #expect(
      shown.changes.map { "\($0.action) \($0.table ?? "")" } == [
        "changed markets", "added markets", "added stalls", "added stalls",
      ])
    let stall = try #require(shown.changes.last)
    #expect(stall.identifier == "stalls #\(stall.record ?? 0)")
    #expect(shown.changes.prefix(2).map(\.identifier) == ["Mountain", "M3"])
    #expect(shown.changes.first?.fields == ["title", "people"])
  }

  @Test("An undoing is refused, and names the record, where it changed or is referred to")
  func refusesUndo() throws {
    let runs = try store()
    let first = try bring(runs, ["code,title", "M1,Hill"])
    let entered = try runs.importer.enter(
      "markets", id: runs.store.read { try Int64.fetchOne($0, sql: "SELECT id FROM markets") },
      [("people", "7")])
    #expect(entered.action == .changed)
    let digest = try markets(runs)
    do {
      try runs.undo(first.run)
      Issue.record("it was undone")
    } catch let failure as ImportFailure {
      #expect(failure.diagnostic.rule == "revert.changed")
      #expect(failure.description.contains("markets #\(entered.id)"))
      #expect(failure.description.contains("people"))
    }
    #expect(try markets(runs) == digest)
  }

  @Test("The file and its digest stand in the chain of revisions")
  func sealsFiles() throws {
    let runs = try store()
    let outcome = try bring(runs, ["code,title", "M1,Hill"])
    let manifest = try runs.texts(
      "SELECT after FROM revision_changes WHERE table_name = 'manifest' ORDER BY field")
    let file = try #require(outcome.files.first)
    #expect(manifest == ["\(file.sha256) \(file.file)", "\(outcome.run ?? 0)"])
    #expect(file.kind == "markets" && file.sha256.count == 64)
  }

  @Test(
    "A file is told by its header",
    arguments: [
      ("code,title", nil, "markets"), ("Title,CODE,extra", nil, nil),
      ("name,type,role,sensitivity,code,title", nil, "partners"),
      ("name,type,role,sensitivity,code,title", "markets", "markets"),
      ("code,colour", nil, "import.template"), ("a,b", nil, "import.template"),
      ("code,title", "villages", "form.unknown"), ("name,type", "partners", "template.column"),
    ])
  func choosesForm(header: String, form: String?, result: String?) throws {
    let runs = try store()
    let file = try runs.file(header + "\r\n", "table.csv")
    do {
      let outcomes = try runs.importer.run(ImportRequest(files: [file], form: form))
      #expect(outcomes.first?.files.first?.kind == result)
    } catch let error as any DiagnosticError {
      // A name written otherwise is told with the column that is meant.
      #expect(error.diagnostic.rule.hasPrefix(result ?? "template.column.missing"))
      if error.diagnostic.rule == "import.template" {
        #expect(error.description.contains("programmes, partners, markets"))
      }
    }
  }

  @Test("Two forms that fit as well are told apart by the person")
  func namesTie() throws {
    struct Other: ImportTarget {
      let form = RecordForm(
        "fairs", [.required("code", .identifier, ""), .required("title", .identifier, "")])
      func ids(in db: Database) throws -> [Int64] { [] }
      func held(_ id: Int64, in db: Database) throws -> HeldRecord? { nil }
      func twin(of values: RecordValues, in db: Database) throws -> Int64? { nil }
      func add(_ values: RecordValues, in changes: ChangeSet) throws -> Int64 { 0 }
      func change(_ id: Int64, _ values: [(String, String?)], in changes: ChangeSet) throws {}
    }
    let runs = try RunsStore(
      further: [RecordsMarkets.migration], targets: [RecordsMarkets(), Other()])
    let file = try runs.file("code,title\r\n", "table.csv")
    #expect(throws: FormFailure.ambiguous(file: file, forms: ["markets", "fairs"])) {
      try runs.importer.run(ImportRequest(files: [file]))
    }
    #expect(throws: FormFailure.forXML(file: "x.xml")) {
      try runs.importer.run(ImportRequest(files: ["x.xml"], form: "markets"))
    }
  }

  @Test("One record is entered by the checks of a row")
  func entersOne() throws {
    let runs = try store()
    do {
      _ = try runs.importer.enter(
        "markets", [("people", "x"), ("colour", "red"), ("people", "2"), ("goods", "a;a")])
      Issue.record("it was written")
    } catch let refused as EntryRefused {
      #expect(
        refused.diagnostics.map { "\($0.rule) \($0.place.path ?? "")" } == [
          "template.count people", "template.field ", "template.field.twice people",
          "template.list.twice goods", "template.required code", "template.required title",
        ])
    }
    let added = try runs.importer.enter("markets", [("code", "M1"), ("title", "=Hill")])
    #expect(added.action == .added && added.held.values == ["code": "M1", "title": "=Hill"])
    #expect(throws: EntryRefused.self) {
      try runs.importer.enter("markets", [("code", "M1"), ("title", "Hill")])
    }
    #expect(throws: EntryRefused.self) {
      try runs.importer.enter("markets", id: added.id, [("title", "")])
    }
    let set = {
      try runs.importer.enter("markets", id: added.id, [("people", $0)], because: "count")
    }
    #expect(try set("07").action == .changed)
    #expect(try set("7").action == .unchanged)
    #expect(try set("").held.values["people"] == nil)
    #expect(
      try runs.texts("SELECT reason FROM revisions ORDER BY sequence")
        == ["record add markets", "count", "count"])
    #expect(throws: FormFailure.noRecord(form: "markets", name: "#5")) {
      try runs.importer.enter("markets", id: 5, [("title", "x")])
    }
    #expect(throws: FormFailure.unknown(name: "fairs", forms: ["partners", "markets"])) {
      try runs.importer.enter("fairs", [("title", "x")])
    }
  }
}
