import Foundation
import IATI
import Kernel
import TestSupport
import Testing
import XML

/// Rows from other sources than IATI, under the same rules.
struct RecordBuilderTests {
  @Test func whatIsBuiltEqualsWhatIsRead() {
    let builder = RecordBuilder()
    builder.beginRoot(.activity, line: 1)
    builder.set("default_language", of: 0, to: "EN")
    builder.set("default_currency", of: 0, to: "USD")
    builder.set("identifier", of: 0, to: "  XX-1\n")
    builder.addText("title", of: 0, language: "en", text: "Peace")
    builder.addText("title", of: 0, language: "fr", text: " Paix ")
    let transaction = builder.beginRow(.transaction, parent: 0, line: 2)
    builder.set("type", of: transaction, to: "D")
    builder.set("value", of: transaction, to: "1250.50")
    builder.addText("description", of: transaction, language: "ne", text: "x")
    let sector = builder.beginRow(.transactionSector, parent: transaction, line: 2)
    builder.set("code", of: sector, to: "15220")
    builder.finish()

    let read = RecordReading(
      """
      <iati-activity xml:lang="en" default-currency="USD"><iati-identifier>XX-1</iati-identifier>
      <title><narrative>Peace</narrative><narrative xml:lang="fr">Paix</narrative></title>
      <transaction><transaction-type code="3"/><value>1250.5</value>
      <description><narrative xml:lang="ne">x</narrative></description><sector code="15220"/>
      </transaction></iati-activity>
      """
    ).record
    let built = RecordReading.record(of: builder.buffer)
    #expect(built.outline == read.outline)
    #expect(built.diagnostics.isEmpty)
  }

  @Test func findingsAreThoseOfTheReader() {
    let builder = RecordBuilder()
    builder.beginRoot(.activity, line: 1)
    builder.set("identifier", of: 0, to: "XX-1")
    builder.set("default_currency", of: 0, to: "USD")
    let row = builder.beginRow(.transaction, line: 7)
    #expect(builder.set("value", of: row, to: "1,5")?.rule == "iati.decimal")
    #expect(builder.set("date", of: row, to: "7/3/2024")?.rule == "iati.date")
    #expect(builder.set("currency", of: row, to: "Euro")?.rule == "iati.currency")
    #expect(builder.set("humanitarian", of: row, to: "maybe")?.rule == "iati.boolean")
    #expect(builder.set("ref", of: row, to: "a\u{2}")?.rule == "iati.character")
    #expect(builder.set("colour", of: row, to: "red")?.rule == "iati.column")
    #expect(builder.addText("colour", of: row, language: nil, text: "x")?.rule == "iati.column")
    #expect(builder.set("type", of: row, to: "3") == nil)
    #expect(builder.set("type", of: row, to: "4")?.rule == "iati.column.repeated")
    #expect(builder.set("ref", of: row, to: "  ") == nil)
    builder.finish()
    let record = RecordReading.record(of: builder.buffer)
    #expect(record[.transaction] == ["type": "3"])
    #expect(record.diagnostics.allSatisfy { $0.place.line == 7 && $0.place.record == "XX-1" })
    #expect(
      record.carried == [
        "transactions[1]/value/text() = 1,5",
        "transactions[1]/transaction-date/@iso-date = 7/3/2024",
        "transactions[1]/value/@currency = Euro", "transactions[1]/@humanitarian = maybe",
        "transactions[1]/type = 4",
      ])
  }

  @Test func aValueWithoutPlaceIsNamedNotLostInSilence() throws {
    let builder = RecordBuilder()
    builder.beginRoot(.organisation, line: 1)
    let row = builder.beginRow(.organisationBudget, line: 2)
    builder.set("kind", of: row, to: "total")
    builder.set("country", of: row, to: "NP")
    builder.finish()
    var xml = XMLWriter()
    let findings = try RecordWriter().write(builder.buffer, to: &xml)
    #expect(
      findings.filter { $0.severity == .error }.map(\.message) == [
        "<total-budget> has no place for country, which is left out."
      ])
  }

  /// Rows of every kind with any columns filled, well or badly: always a valid
  /// file, and the same rows again.
  @Test(arguments: [RecordKind.activity, .organisation])
  func anyRowsMakeAValidFileAndComeBack(root: RecordKind) throws {
    var generator = SeededGenerator()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "any.xml")
    try Data().write(to: url)
    var file = try RecordFile(root, generated: Date(), to: FileHandle(forWritingTo: url))
    var built: [RecordReading.Record] = []
    for _ in 0..<150 {
      let buffer = Self.anyRecord(root, &generator)
      built.append(RecordReading.record(of: buffer))
      _ = try file.write(buffer)
    }
    try file.finish()
    let written = Array(try Data(contentsOf: url))
    let read = RecordReading(written).records
    #expect(read.count == built.count)
    for (before, after) in zip(built, read) where before.outline != after.outline {
      let difference = zip(before.outline, after.outline).first { $0 != $1 }
      #expect(difference == nil)
      #expect(before.outline.count == after.outline.count)
    }
    let trip = try RoundTrip(written)
    #expect(try trip.schemaErrors().map { String($0.prefix(2_000)) } ?? "" == "")
  }

  private static let parents: [RecordKind: RecordKind] = [
    .transactionSector: .transaction, .indicator: .result, .period: .indicator,
    .measure: .period, .dimension: .measure,
  ]

  private static func anyRecord(
    _ root: RecordKind, _ generator: inout SeededGenerator
  ) -> RecordBuffer {
    let builder = RecordBuilder()
    builder.beginRoot(root, line: 1)
    var rows: [RecordKind: [Int]] = [root: [0]]
    fill(0, root, builder, &generator)
    let kinds: [RecordKind] =
      root == .organisation
      ? [.organisationBudget, .organisationDocument]
      : ElementTests.cases.map(\.kind)
    for kind in kinds {
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        guard let parent = rows[parents[kind] ?? root]?.randomElement(using: &generator) else {
          continue
        }
        let row = builder.beginRow(kind, parent: parent, line: 1)
        rows[kind, default: []].append(row)
        fill(row, kind, builder, &generator)
      }
    }
    builder.finish()
    return builder.buffer
  }

  private static func fill(
    _ row: Int, _ kind: RecordKind, _ builder: RecordBuilder, _ generator: inout SeededGenerator
  ) {
    let words = [
      "1", "0", "3", "EUR", "2024-02-29", "12.5", "-.5", "en", "https://example.org/a?b#c",
      "no date & <no> \"uri\" %", "2024-01-01T10:00:00Z", "15220", "शान्ति\nनेपाल", "99999999999",
    ]
    let fits: [ValueType] = [.decimal, .integer, .boolean, .date, .currency]
    let samples = ["7.25", "2", "1", "2023-12-31", "USD"]
    let element = BudgetElement.allCases.randomElement(using: &generator)
      .flatMap { kind == .organisationBudget ? $0 : nil }
    if let element { builder.set("kind", of: row, to: element.rawValue) }
    if kind == .measure {
      builder.set("kind", of: row, to: Bool.random(using: &generator) ? "target" : "actual")
    }
    for column in builder.buffer.standard.columns[kind] ?? [] {
      if column.name == "kind" || (element.map { !$0.holds(column.name) } ?? false) { continue }
      guard Int.random(in: 0..<10, using: &generator) < 8 else { continue }
      let fitting = fits.firstIndex(of: column.type).map { samples[$0] }
      let word = words.randomElement(using: &generator) ?? ""
      let isFitting = Int.random(in: 0..<20, using: &generator) > 0
      builder.set(column.name, of: row, to: isFitting ? fitting ?? word : word)
    }
  }
}

/// The budgets of an organisation, and the columns that only some have.
private enum BudgetElement: String, CaseIterable {
  case total
  case recipientOrg = "recipient-org"
  case recipientRegion = "recipient-region"
  case recipientCountry = "recipient-country"
  case totalExpenditure = "total-expenditure"

  func holds(_ column: String) -> Bool {
    switch column {
    case "recipient_ref": self == .recipientOrg
    case "recipient_name": self != .total && self != .totalExpenditure
    case "region", "region_vocabulary": self == .recipientRegion
    case "country": self == .recipientCountry
    case "status": self != .totalExpenditure
    default: true
    }
  }
}
