import GRDB
import Kernel
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
    let store = try GrantsStore.withGrants()
    try store.add("ledger-mappings", ["name": "nav", "definition": definition])
    return store
  }

  private func run(
    _ store: GrantsStore, _ rows: String, dryRun: Bool = false
  ) throws -> LedgerImport.Outcome {
    try LedgerImport.run(
      "nav", Array((LedgerImportTests.header + rows).utf8), file: "nav.csv", into: store.store,
      by: store.actor, dryRun: dryRun)
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
    #expect(outcome.added == 2)
    #expect(outcome.conflicts + outcome.rejected + outcome.unchanged == 0)
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
    #expect(outcome.rejected == 1, "the cell holds the delimiter")
    let again = try run(store, "B1;29.02.2024;1250,500;0;KES;6010;\"EU-1: 60.0 ; own:40\";;\n")
    #expect(again.unchanged == 1, "\(again.diagnostics)")
    #expect(try store.digest() == digest)
    #expect(try store.lastRevision() == revision)
  }

  @Test("A reference with other content is a conflict that names the entry; the others come in")
  func conflicts() throws {
    let store = try store()
    _ = try run(store, "B1;29.02.2024;1.250,50;;KSh;4100;P1;;\n")
    let outcome = try run(
      store, "B1;29.02.2024;1.250,51;;KSh;4100;P1;;\nB2;01.03.2024;1;;KES;4200;P2;;\n")
    #expect(outcome.conflicts == 1)
    #expect(outcome.added == 1)
    let conflict = try #require(outcome.diagnostics.first { $0.rule == "ledger.conflict" })
    #expect(conflict.place.line == 2)
    #expect(conflict.place.record == "B1")
    #expect(try held(store, "B1")?["amount"] == "1250.5")
  }

  @Test("A preview says what would come and writes nothing")
  func previews() throws {
    let store = try store()
    let (digest, revision) = (try store.digest(), try store.lastRevision())
    #expect(try run(store, "B1;29.02.2024;1;;KES;4100;P1;;\n", dryRun: true).added == 1)
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
      ("BX;01.02.2024;;;KES;4100;P1;;", "value.missing", "amount"),
      ("BX;01.02.2024;1;;Sh;4100;P1;;", "value.currency", "Währung"),
      ("BX;01.02.2024;1;;KES;4300;P1;;", "reference.unknown", "Konto"),
      ("BX;01.02.2024;1;;KES;4100;;;", "value.missing", "Projekt"),
      (";01.02.2024;1;;KES;4100;P1;;", "value.missing", "Beleg"),
    ])
  func rejects(row: String, rule: String, column: String) throws {
    let store = try store()
    let outcome = try run(store, row + "\nB2;01.03.2024;1;;KES;4200;P2;;\n")
    #expect(outcome.added == 1)
    #expect(outcome.rejected == 1)
    let found = outcome.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.rule) == [rule])
    #expect(found.first?.place.line == 2)
    #expect(found.first?.place.path == column)
  }

  @Test("A reference twice in one file is a conflict where it says something else")
  func twice() throws {
    let store = try store()
    let outcome = try run(
      store,
      "B1;01.02.2024;1;;KES;4100;P1;;\nB1;01.02.2024;1;;KES;4100;P1;;\n"
        + "B1;01.02.2024;2;;KES;4100;P1;;\n")
    #expect((outcome.added, outcome.unchanged, outcome.conflicts) == (1, 1, 1))
  }

  @Test("An undone import can come again; its undoing undone, it is there")
  func undone() throws {
    let store = try store()
    let rows = "B1;29.02.2024;1.250,50;;KSh;4100;P1;;\nB2;01.03.2024;1;;KES;4200;P2;;\n"
    let before = try store.digest()
    _ = try run(store, rows)
    let after = try store.digest()
    try store.revert(try store.lastRevision())
    #expect(try store.digest() == before)
    #expect(try run(store, rows).added == 2)
    #expect(try store.digest() == after)
    try store.revert(try store.lastRevision())
    try store.revert(try store.lastRevision())
    #expect(try store.digest() == after)
    #expect(try run(store, rows).unchanged == 2)
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
    #expect(throws: LedgerMappingFailure.columns(["Haben", "Soll"], file: "x.csv")) {
      _ = try LedgerImport.run(
        "nav", Array("Beleg;Datum;Währung;Konto;Projekt\n".utf8), file: "x.csv", into: store.store,
        by: store.actor)
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
