import GRDB
import Importing
import Kernel
import Portfolio
import Reference
import Storage
import Testing

@testable import DonorReporting

/// Exports of accounting systems, read by saved mappings.
struct LedgerImportTests {
  static let definition = #"""
    {"source": "NAV", "dates": "dd.MM.yyyy", "decimal": ",", "group": ".",
     "columns": {"reference": "Beleg", "posted_on": "Datum", "debit": "Soll", "credit": "Haben",
       "currency": "Währung", "account": "Konto", "shares": "Projekt"},
     "constants": {"partner": "Illustrative Network"},
     "translations": {"account": {"4100": "6010", "4200": "6020"}, "currency": {"KSh": "KES"},
       "shares": {"P1": "EU-1:60;own:40", "P2": "UK-2"}}}
    """#
  static let header = "Beleg;Datum;Soll;Haben;Währung;Konto;Projekt;Name;Text\n"

  private func store(_ definition: String = definition) throws -> GrantsStore {
    let store = try GrantsStore.withGrants(with: .portfolio + .importing)
    try store.add("ledger-mappings", ["name": "nav", "definition": definition])
    return store
  }

  private func importer(_ store: GrantsStore) -> Importer {
    Importer(store: store.store, actor: store.actor, targets: DonorReportingTargets.all)
  }

  /// Brings a file with these rows; what became of it and of its records.
  private func run(
    _ store: GrantsStore, _ rows: String, dryRun: Bool = false
  ) throws -> (run: ImportOutcome, records: ImportOutcome.Records) {
    let file = try store.file(LedgerImportTests.header + rows, "nav.csv")
    let request = ImportRequest(files: [file], mapping: "nav", dryRun: dryRun)
    let outcome = try #require(try importer(store).run(request).first)
    return (outcome, try #require(outcome.records.first))
  }

  private func faults(_ outcome: ImportOutcome) -> [ImportOutcome.Finding] {
    outcome.diagnostics.filter { $0.severity == .error }
  }

  private func held(_ store: GrantsStore, _ reference: String) throws -> RecordValues? {
    let id = try store.read { try RecordIDs.entry("NAV#\(reference)", in: $0) }
    return try store.held("ledger-entries", id)
  }

  @Test("Rows become entries; names and texts whose columns the mapping leaves out stay outside")
  func reads() throws {
    let store = try store()
    let outcome = try run(
      store,
      """
      B1;29.02.2024;1.250,50;;KSh;4100;P1;A Name;Secret
      B2;01.03.2024;;1.000.000;KES;4200;P2;A Name;Secret
      """)
    #expect(outcome.records.added == 2)
    #expect(outcome.records.rejected + outcome.records.unchanged == 0)
    #expect(
      try held(store, "B1") == [
        "source": "NAV", "reference": "B1", "posted_on": "2024-02-29", "value_on": "2024-02-29",
        "amount": "1250.5", "currency": "KES", "account": "6010", "shares": "EU-1:60;own:40",
        "partner": "Illustrative Network",
      ])
    #expect(try held(store, "B2")?["amount"] == "-1000000")
    #expect(try held(store, "B2")?["shares"] == "UK-2:100")
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test("The same file again changes nothing, however it writes its values")
  func repeats() throws {
    let store = try store()
    _ = try run(store, "B1;29.02.2024;1.250,50;;KSh;4100;P1;;\n")
    let (digest, revision) = (try store.digest(), try store.lastRevision())
    let outcome = try run(store, "B1;29.02.2024;1250,500;0;KES;4100;EU-1: 60 ;own:40;;\n")
    #expect(outcome.records.rejected == 1, "the cell holds the delimiter")
    let again = try run(store, "B1;29.02.2024;1250,500;0;KES;6010;\"EU-1: 60.0 ; own:40\";;\n")
    #expect(again.records.unchanged == 1, "\(again.run.diagnostics)")
    #expect(again.run.run == nil)
    #expect(try store.digest() == digest)
    #expect(try store.lastRevision() == revision)
  }

  @Test("A reference with other content is a conflict that names the entry; the others come in")
  func conflicts() throws {
    let store = try store()
    _ = try run(store, "B1;29.02.2024;1.250,50;;KSh;4100;P1;;\n")
    let outcome = try run(
      store, "B1;29.02.2024;1.250,51;;KSh;4100;P1;;\nB2;01.03.2024;1;;KES;4200;P2;;\n")
    #expect((outcome.records.added, outcome.records.rejected) == (1, 1))
    let conflict = try #require(faults(outcome.run).first)
    #expect(conflict.rule == "template.ledger.conflict")
    #expect(conflict.line == 2 && conflict.activity == "B1" && conflict.path == "Beleg")
    #expect(conflict.message.contains("with another amount."))
    #expect(conflict.remedy?.contains("0.01 KES, with corrects NAV#B1") == true)
    #expect(try held(store, "B1")?["amount"] == "1250.5")
  }

  @Test("A preview says what would come and writes nothing")
  func previews() throws {
    let store = try store()
    let (digest, revision) = (try store.digest(), try store.lastRevision())
    let preview = try run(store, "B1;29.02.2024;1;;KES;4100;P1;;\n", dryRun: true)
    #expect(preview.records.added == 1 && preview.run.run == nil)
    #expect(try store.digest() == digest)
    #expect(try store.lastRevision() == revision)
  }

  @Test(
    "A row that is not in order is left out alone, with its line and column",
    arguments: [
      ("BX;30.02.2024;1;;KES;4100;P1;;", "value.date", "Datum"),
      ("BX;2024-02-01;1;;KES;4100;P1;;", "value.date", "Datum"),
      ("BX;01.02.2024;1.25;;KES;4100;P1;;", "value.decimal", "Soll"),
      ("BX;01.02.2024;1,2345678;;KES;4100;P1;;", "value.decimal", "Soll"),
      ("BX;01.02.2024;1,5E3;;KES;4100;P1;;", "value.decimal", "Soll"),
      ("BX;01.02.2024;;;KES;4100;P1;;", "required", "amount"),
      ("BX;01.02.2024;1;;Sh;4100;P1;;", "code", "Währung"),
      ("BX;01.02.2024;1;;KES;4300;P1;;", "reference.unknown", "Konto"),
      ("BX;01.02.2024;1;;KES;4100;;;", "required", "Projekt"),
      (";01.02.2024;1;;KES;4100;P1;;", "required", "Beleg"),
      ("1.2E+10;01.02.2024;1;;KES;4100;P1;;", "value.exponent", "Beleg"),
      ("BX;01.02.2024;1;;KES;4100;EU-1:60;;", "ledger.shares", "Projekt"),
    ])
  func rejects(row: String, rule: String, column: String) throws {
    let store = try store()
    let outcome = try run(store, row + "\nB2;01.03.2024;1;;KES;4200;P2;;\n")
    #expect((outcome.records.added, outcome.records.rejected) == (1, 1))
    let found = faults(outcome.run)
    #expect(found.map(\.rule) == ["template.\(rule)"])
    #expect(found.first?.line == 2)
    #expect(found.first?.path == column)
  }

  @Test("A reference twice in one file is a conflict where it says something else")
  func twice() throws {
    let store = try store()
    let outcome = try run(
      store,
      "B1;01.02.2024;1;;KES;4100;P1;;\nB1;01.02.2024;1;;KES;4100;P1;;\n"
        + "B1;01.02.2024;2;;KES;4100;P1;;\n")
    let counts = outcome.records
    #expect((counts.added, counts.unchanged, counts.rejected) == (1, 1, 1))
  }

  @Test("A run can be undone, and its undoing; what was undone can come again")
  func undone() throws {
    let store = try store()
    let rows = "B1;29.02.2024;1.250,50;;KSh;4100;P1;;\nB2;01.03.2024;1;;KES;4200;P2;;\n"
    let before = try store.digest()
    let first = try #require(try run(store, rows).run.run)
    let after = try store.digest()
    let undo = try importer(store).undo(run: first)
    #expect(undo.records.map(\.removed) == [2])
    #expect(try store.digest() == before)
    let second = try #require(try run(store, rows).run.run)
    #expect(try store.digest() == after)
    // The entries are there: the first undoing cannot be undone beside them.
    #expect(throws: ImportFailure.self) { try importer(store).undo(run: #require(undo.run)) }
    let again = try importer(store).undo(run: second)
    #expect(try store.digest() == before)
    _ = try importer(store).undo(run: #require(again.run))
    #expect(try store.digest() == after)
    #expect(try run(store, rows).records.unchanged == 2)
    #expect(try StoreCheck.run(store.store).ok)
  }

  @Test("What another run corrects is not taken back, and a correction does not come alone")
  func keepsCorrected() throws {
    let store = try store(
      LedgerImportTests.definition.replacing(
        #""shares": "Projekt""#, with: #""shares": "Projekt", "corrects": "Text""#))
    let first = try #require(try run(store, "B1;29.02.2024;100;;KES;4100;P1;;\n").run.run)
    let row = "K1;01.03.2024;;5;KES;4100;P1;;NAV#B1\n"
    let second = try #require(try run(store, row).run.run)
    #expect(throws: LedgerFailure.corrected("NAV#B1", by: "NAV#K1")) {
      try importer(store).undo(run: first)
    }
    let undo = try importer(store).undo(run: second)
    _ = try importer(store).undo(run: first)
    #expect(throws: LedgerFailure.correctsNothing("NAV#K1", "NAV#B1")) {
      try importer(store).undo(run: #require(undo.run))
    }
    // In one run, an entry and its correction go and come together.
    let rows = "B1;29.02.2024;100;;KES;4100;P1;;\n" + row
    let both = try #require(try run(store, rows).run.run)
    let after = try store.digest()
    let undone = try #require(try importer(store).undo(run: both).run)
    _ = try importer(store).undo(run: undone)
    #expect(try store.digest() == after)
  }

  @Test("An entry that was corrected to what the export says now is no conflict any more")
  func settles() throws {
    let store = try store()
    _ = try run(store, "B1;29.02.2024;100;;KES;4100;P1;;\n")
    let changed = "B1;29.02.2024;90,5;;KES;4100;P1;;\n"
    #expect(try run(store, changed).records.rejected == 1)
    let correction = GrantSample.entry.merging([
      "source": "HAND", "reference": "K1", "amount": "-9.5", "corrects": "NAV#B1",
    ]) { $1 }
    try store.add("ledger-entries", correction)
    #expect(try run(store, changed).records.unchanged == 1)
    // The old export says what the entry says.
    #expect(try run(store, "B1;29.02.2024;100;;KES;4100;P1;;\n").records.unchanged == 1)
    let other = try run(store, "B1;29.02.2024;90;;KES;4100;P1;;\n")
    #expect(faults(other.run).first?.remedy?.contains("-0.5 KES") == true)
    // In another currency it corrects no amount.
    try store.add(
      "ledger-entries",
      correction.merging(["reference": "K2", "amount": "-0.5", "currency": "EUR"]) { $1 })
    #expect(try run(store, "B1;29.02.2024;90;;KES;4100;P1;;\n").records.rejected == 1)
  }

  @Test("A period that was closed since keeps what was posted in it, and what was taken back")
  func keepsClosed() throws {
    let store = try store()
    let rows = "B1;29.02.2024;1;;KES;4100;P1;;\n"
    let first = try #require(try run(store, rows).run.run)
    let undo = try #require(try importer(store).undo(run: first).run)
    try store.add(
      "closed-periods",
      ["begins_on": "2024-02-01", "ends_on": "2024-02-29", "closed_on": "2024-03-05"])
    let closed = LedgerFailure.closed("NAV#B1", period: "2024-02-01 to 2024-02-29")
    #expect(throws: closed) { try importer(store).undo(run: undo) }
    let late = try run(store, rows)
    #expect(late.records.rejected == 1)
    #expect(faults(late.run).first?.message.contains("the period is closed") == true)
    let open = try #require(try run(store, rows.replacing("29.02", with: "01.03")).run.run)
    try store.add(
      "closed-periods",
      [
        "grant": "EU-1", "begins_on": "2024-03-01", "ends_on": "2024-03-31",
        "closed_on": "2024-04-05",
      ])
    #expect(throws: LedgerFailure.closed("NAV#B1", period: "2024-03-01 to 2024-03-31")) {
      try importer(store).undo(run: open)
    }
  }

  @Test("Text arrives as it is, and no cell computes, breaks or hides anything")
  func naughtyText() throws {
    let store = try store(
      LedgerImportTests.definition.replacing(
        #""shares": "Projekt""#, with: #""shares": "Projekt", "description": "Text""#))
    let texts = [
      "=cmd|'/c calc'!A1", "Ünïcode – ‏עברית‏ नेपाली 🕊", "'; DROP TABLE grants; --",
      "a;b\nc \"d\"", "\u{202E}reversed", "<script>alert(1)</script>", "NULL", "-", "0",
    ]
    let rows = texts.enumerated().map { place, text in
      "B \(place);29.02.2024;1;;KES;4100;P1;;\"\(text.replacing("\"", with: "\"\""))\"\n"
    }
    let outcome = try run(store, rows.joined() + "BX;29.02.2024;1;;KES;4100;P1;;bell\u{7}\n")
    #expect(outcome.records.added == texts.count)
    #expect(faults(outcome.run).map(\.rule) == ["template.control"])
    for (place, text) in texts.enumerated() {
      #expect(try held(store, "B \(place)")?["description"] == text)
    }
    #expect(try run(store, rows.joined()).records.unchanged == texts.count)
  }

  @Test(
    "A definition that is not in order is refused",
    arguments: [
      ("", LedgerMappingFailure.notJSON), ("[]", .notJSON), (#"{"source": "S"}"#, .notJSON),
      (#"{"source": "S", "columns": {"name": "N"}}"#, nil),
      (#"{"source": "S", "columns": {}, "extra": "x"}"#, nil),
      (#"{"source": "S", "columns": {}, "dates": "d.M.yy"}"#, nil),
      (#"{"source": "S", "columns": {}, "decimal": ",", "group": ","}"#, .marks),
      (#"{"source": "S", "columns": {"debit": "D"}}"#, .sides),
      (#"{"source": "S", "columns": {"debit": "D", "credit": "C", "amount": "A"}}"#, .sides),
      (#"{"source": "S", "columns": {"debit": "D", "credit": "C"}}"#, .missing("reference")),
    ] as [(String, LedgerMappingFailure?)])
  func definitions(json: String, expected: LedgerMappingFailure?) throws {
    let failure = #expect(throws: LedgerMappingFailure.self) { try LedgerMapping(json: json) }
    if let expected { #expect(failure == expected) }
    #expect(failure?.diagnostic.remedy?.isEmpty == false)
  }

  @Test("A file without a column that the mapping names is refused whole")
  func lacksColumn() throws {
    let store = try store()
    let file = try store.file("Beleg;Datum;Währung;Konto;Projekt\n", "x.csv")
    #expect(throws: LedgerMappingFailure.columns(["Haben", "Soll"], file: file)) {
      try importer(store).run(ImportRequest(files: [file], mapping: "nav"))
    }
    #expect(throws: LedgerMappingFailure.noMapping("none")) {
      try importer(store).run(ImportRequest(files: [file], mapping: "none"))
    }
  }

  @Test("Costs may be written in brackets, with a mark, or negative")
  func numbers() throws {
    let swiss = try #require(LedgerNumberForm(decimal: ".", group: "’"))
    #expect(swiss.amount("(1’234.50)")?.description == "-1234.5")
    #expect(swiss.amount("1234.5")?.description == "1234.5")
    #expect(swiss.amount("12’34.5") == nil)
    #expect(swiss.amount("1’234’567")?.description == "1234567")
    #expect(swiss.amount("--1") == nil)
    #expect(swiss.amount("(-1)") == nil)
    #expect(swiss.amount("-9223372036854.775807")?.millionths == -Int64.max)
    #expect(swiss.amount("9223372036854.775808") == nil)
    let store = try store(
      LedgerImportTests.definition.replacing(
        #""dates""#, with: #""sign": "costs-negative", "dates""#))
    _ = try run(store, "B1;29.02.2024;-5;;KSh;4100;P1;;\n")
    #expect(try held(store, "B1")?["amount"] == "5")
  }
}
