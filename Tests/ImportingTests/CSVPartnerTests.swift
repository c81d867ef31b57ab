import Foundation
import Importing
import Kernel
import Portfolio
import Storage
import TestSupport
import Testing

/// partners.csv, and templates as they are written.
struct CSVPartnerTests {
  static let form = Partners().form

  private static func read(_ bytes: [UInt8]) throws -> (rows: [TemplateRow], [Diagnostic]) {
    var reader = try TemplateReader(form, bytes: bytes, file: "partners.csv")
    var rows: [TemplateRow] = []
    while let row = try reader.next() { rows.append(row) }
    return (rows, reader.diagnostics)
  }

  @Test func theExample() throws {
    let (rows, findings) = try Self.read(Imports.bytes("templates/partners-example.csv"))
    #expect(findings == [])
    #expect(rows.count == 5)
    #expect(rows[0]["identifier"] == .value("XX-EXAMPLE-FUND"))
    #expect(rows[0]["type"] == .value("60"))
    #expect(rows[0]["website"] == .value("https://fund.example.org"))
    #expect(rows[2]["country"] == .unsaid)
    #expect(rows[4]["identifier"] == .unsaid)
    #expect(rows[4]["name"] == .value("Illustrative Safety Group, \"Aden, old town\""))
    #expect(rows.last?["role"] == .value("partner"))
    #expect(rows.last?["sensitivity"] == .value("restricted"))
  }

  @Test(
    "Each mistake in a cell is named",
    arguments: [
      ("A,N,21,gb,partner,public,", "template.code country"),
      ("A,N,NGO,GB,partner,public,", "template.code type"),
      ("A,N,21,GB,donor,public,", "template.choice role"),
      ("A,N,21,GB,partner,secret,", "template.choice sensitivity"),
      ("A,N\u{1},21,GB,partner,public,", "template.control name"),
      ("A,,21,GB,partner,public,", "template.required name"),
      ("A,N,21,GB,partner,public,www.example.org", "template.address website"),
      ("A,N,21,GB,partner,public,https://", "template.address website"),
      ("A,N,21,GB,partner,public,javascript:alert(1)", "template.address website"),
    ])
  func namesMistakes(row: String, finding: String) throws {
    let (rows, findings) = try Self.read(
      Array(("identifier,name,type,country,role,sensitivity,website\n" + row).utf8))
    #expect(rows.isEmpty)
    #expect(findings.map { "\($0.rule) \($0.place.path ?? "")" } == [finding])
  }

  @Test func allMistakesOfARowAtOnce() throws {
    let (_, findings) = try Self.read(
      Array("name,type,country,role,sensitivity\nN,x,xx,x,x\n".utf8))
    #expect(findings.map(\.place.path) == ["type", "country", "role", "sensitivity"])
  }

  @Test("The header of each template is that of its file", arguments: [.programmes, form])
  func headers(template: RecordForm) throws {
    let text = String(decoding: try Imports.bytes("templates/\(template.name).csv"), as: UTF8.self)
    #expect(
      text.trimmingCharacters(in: .newlines).split(separator: ",").map(String.init)
        == template.header)
    let readme = String(decoding: try Imports.bytes("templates/README.md"), as: UTF8.self)
    for column in template.header { #expect(readme.contains("`\(column)`"), "\(column)") }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let largest: Int64 = (1 << 53) - 1
    let name = "=Illustrative, \"Group\"\nnext line"
    var writer = TemplateWriter(Self.form, exportedAt: "2026-03-02T09:00:00Z")
    writer.append(
      rowID: largest,
      [
        "identifier": "0123", "name": name, "type": "22", "country": "NP", "role": "partner",
        "sensitivity": "public", "unknown": "x",
      ])
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        \u{FEFF}row_id,exported_at,identifier,name,type,country,role,sensitivity,website\r
        #9007199254740991,2026-03-02T09:00:00Z,0123,"'=Illustrative, ""Group""
        next line",22,NP,partner,public,\r

        """)
    let (rows, findings) = try Self.read(writer.bytes)
    #expect(findings == [])
    #expect(rows.count == 1)
    #expect(rows.first?.rowID == RecordID(rawValue: largest))
    #expect(rows.first?.exportedAt == "2026-03-02T09:00:00Z")
    #expect(rows.first?["identifier"] == .value("0123"))
    #expect(rows.first?["name"] == .value(name))
    #expect(rows.first?["website"] == .unsaid)
  }
}
