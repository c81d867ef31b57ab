import Foundation
import IATI
import Importing
import Kernel
import Storage
import TestSupport
import Testing

/// programmes.csv: what its rows become, and how each mistake is named.
struct CSVProgrammeTests {
  struct Reading {
    var rows: [TemplateRow] = []
    var activities = Activities()
    var diagnostics: [Diagnostic] = []
    var failure: Diagnostic?

    init(_ bytes: [UInt8], stored: @escaping (RecordID) -> String? = { _ in nil }) {
      var buffer = RecordBuffer()
      do {
        var reader = try ProgrammeReader(
          bytes: bytes, file: "programmes.csv",
          reportingOrganisation: ReportingOrganisation(
            ref: "XX-EXAMPLE-IPO", type: "21", name: "Illustrative Peace Organisation"),
          held: { id in stored(id).map { ["identifier": $0] } })
        while let row = try reader.next(into: buffer) {
          rows.append(row)
          buffer = activities.receive(buffer)
        }
        diagnostics = reader.diagnostics
      } catch {
        failure = error.diagnostic
      }
    }
  }

  @Test func theExample() throws {
    let reading = Reading(try Imports.bytes("templates/programmes-example.csv"))
    #expect(reading.failure == nil)
    #expect(reading.diagnostics == [])
    #expect(reading.activities.findings == [])
    #expect(
      reading.rows.map { $0.value("sensitivity") } == [
        "public", "internal", "restricted", "public",
      ])
    #expect(reading.rows.map(\.line) == [2, 3, 4, 5])
    #expect(reading.rows.allSatisfy { $0.isNew && $0.exportedAt == nil })
    let activities = reading.activities
    try #require(activities.all.count == 4)
    #expect(
      activities.rows(.activity) == [
        [
          "identifier": "XX-EXAMPLE-IPO-GN-01", "title": "Village councils and gendarmes, Guinea",
          "status": "2", "reporting_org_ref": "XX-EXAMPLE-IPO", "reporting_org_type": "21",
          "reporting_org_name": "Illustrative Peace Organisation",
        ]
      ])
    #expect(
      activities.rows(.description) == [
        ["text": "Monthly meetings of village councils, women's groups and gendarmes."]
      ])
    #expect(
      activities.rows(.activityDate) == [
        ["type": "1", "date": "2025-03-01"], ["type": "2", "date": "2025-03-17"],
        ["type": "3", "date": "2027-02-28"],
      ])
    #expect(activities.rows(.recipientCountry) == [["code": "GN"]])
    #expect(
      activities.rows(.recipientCountry, of: 1) == [
        ["code": "LR", "percentage": "40"], ["code": "SL", "percentage": "35"],
        ["code": "GN", "percentage": "25"],
      ])
    #expect(
      activities.rows(.sector) == [
        ["vocabulary": "1", "code": "15220", "percentage": "70"],
        ["vocabulary": "1", "code": "15210", "percentage": "30"],
      ])
    #expect(
      activities.rows(.budget) == [
        [
          "period_start": "2025-03-01", "period_end": "2026-02-28", "value": "84500.5",
          "currency": "EUR", "value_date": "2025-03-01",
        ]
      ])
    #expect(activities.rows(.budget, of: 3) == [])
    #expect(
      activities.rows(.participatingOrg) == [
        ["ref": "XX-EXAMPLE-FUND", "role": "1", "name": "Illustrative Peace Fund"],
        ["role": "4", "name": "Illustrative Council of Villages"],
      ])
    #expect(
      activities.rows(.relatedActivity, of: 1) == [["ref": "XX-EXAMPLE-IPO-PSJ", "type": "1"]])
    #expect(activities.rows(.activity, of: 3).first?["title"] == "न्यायका लागि संवाद")
    #expect(activities.rows(.activityDate, of: 3).map { $0["type"] } == ["1", "2", "3", "4"])
  }

  @Test func theEmptyTemplateHasNoRows() throws {
    let reading = Reading(try Imports.bytes("templates/programmes.csv"))
    #expect(reading.failure == nil)
    #expect(reading.diagnostics == [])
    #expect(reading.rows.isEmpty)
  }

  /// A file of one new row that is right but for the cells given.
  private static func file(_ cells: [String: String]) -> [UInt8] {
    let sound = [
      "identifier": "XX-EXAMPLE-1", "title": "T", "status": "2", "start_planned": "2025-01-01",
      "sensitivity": "public",
    ].merging(cells) { $1 }
    let header = RecordForm.programmes.header
    // Quoted by hand: the writer's guard would stand between the test and the reader.
    let row = header.map { "\"" + (sound[$0] ?? "").replacing("\"", with: "\"\"") + "\"" }
    return Array((header.joined(separator: ",") + "\n" + row.joined(separator: ",")).utf8)
  }

  private static let budget = [
    "budget_start": "2025-01-01", "budget_end": "2025-12-31", "budget_value": "5",
    "budget_currency": "EUR",
  ]

  @Test(
    "Each mistake in a cell is named and the row left out",
    arguments: [
      ("start_planned", "01/02/2024", "date.order"), ("start_planned", "1.2.24", "date.order"),
      ("end_planned", "31/12/2026", "date.order"), ("start_planned", "45352", "date.serial"),
      ("start_planned", "2025-02-29", "date.calendar"), ("start_planned", "2025-03", "date"),
      ("start_planned", "March 2025", "date"), ("end_planned", "2024-12-31", "date.reversed"),
      ("budget_value", "84,500.50", "amount.groups"),
      ("budget_value", "84.500,50", "amount.groups"),
      ("budget_value", "84 500", "amount.groups"), ("budget_value", "84'500", "amount.groups"),
      ("budget_value", "84500,50", "amount.comma"), ("budget_value", "84,500", "amount.groups"),
      ("budget_value", "1.2E+11", "amount.exponent"), ("budget_value", "£5", "amount"),
      ("budget_value", "+5", "amount"), ("budget_value", "0.0000001", "amount.decimals"),
      ("budget_value", "99999999999999999", "amount.range"),
      ("budget_currency", "eur", "code"), ("budget_currency", "", "budget"),
      ("budget_end", "2026-01-02", "budget.long"), ("budget_end", "2024-12-31", "date.reversed"),
      ("identifier", "1.2E+11", "identifier.exponent"),
      ("identifier", "1,2E+11", "identifier.exponent"),
      ("identifier", "A B", "identifier.space"), ("identifier", "", "required"),
      ("identifier", "-", "required"), ("title", "", "required"), ("title", " ", "required"),
      ("sensitivity", "", "required"), ("sensitivity", "Public", "choice"),
      ("status", "7", "code"), ("status", "implementation", "code"),
      ("countries", "np", "code"), ("countries", "Nepal", "code"),
      ("countries", "NP;LR", "shares.missing"),
      ("countries", "NP:60,LR:40", "shares"), ("countries", "NP,LR", "shares"),
      ("countries", "NP:60;LR:50", "shares.sum"), ("countries", "NP:60;NP:40", "shares.twice"),
      ("countries", "NP:60%", "shares.number"), ("countries", "NP:0", "shares.number"),
      ("countries", "NP:1:2", "shares"), ("countries", "NP:60;", "shares"),
      ("sectors", "1522", "code"), ("sectors", "15220:sixty", "shares.number"),
      ("start_planned", "", "start"), ("row_id", "12", "identity"), ("row_id", "x", "rowID"),
      ("row_id", "4503599627370497", "rowID"), ("row_id", "1.2E+15", "rowID"),
      ("row_id", "#9007199254740992", "rowID"),
      ("row_id", "#0", "rowID"), ("row_id", "#", "rowID"),
      ("exported_at", "2026-03-02T09:00:00Z", "identity"),
      ("exported_at", "02/03/2026 09:00", "timestamp"),
      ("exported_at", "2026-03-02T25:00:00Z", "timestamp"),
    ])
  func namesMistakes(column: String, text: String, rule: String) {
    let reading = Reading(Self.file(Self.budget.merging([column: text]) { $1 }))
    #expect(reading.rows.isEmpty)
    #expect(reading.diagnostics.map(\.rule) == ["template." + rule])
    let finding = reading.diagnostics.first
    #expect(finding?.place.line == 2)
    #expect(finding?.description.hasPrefix("programmes.csv:2: error: Column ") == true)
    #expect(finding?.remedy != nil)
    if rule != "identity" { #expect(finding?.place.path == column) }
  }

  @Test func aTitleThatIsTooLong() {
    #expect(
      Reading(Self.file(["title": String(repeating: "न", count: 501)])).diagnostics.map(\.rule)
        == ["template.text.long"])
    #expect(Reading(Self.file(["title": String(repeating: "न", count: 500)])).diagnostics == [])
  }

  @Test(
    "What is right is taken as it stands",
    arguments: [
      ("budget_value", "-1734.55"), ("budget_value", "84500.5"), ("budget_end", "2026-01-01"),
      ("title", "=SUM(A1)"), ("title", "-5"), ("title", " spaces "), ("identifier", "0123"),
      ("countries", "NP"), ("countries", "NP:60"), ("countries", "NP:33.4;LR:66.6"),
      ("countries", "XK"), ("description", "-"), ("identifier", "1E"),
    ])
  func takes(column: String, text: String) {
    let reading = Reading(Self.file(Self.budget.merging([column: text]) { $1 }))
    #expect(reading.diagnostics == [])
    #expect(reading.rows.count == 1)
    #expect(reading.rows.first?.value(column) == (text == "-" ? nil : text))
  }

  @Test("Ways of writing one value are one value")
  func settlesForms() {
    for (column, text, value) in [
      ("budget_value", "084500.50", "84500.5"),
      ("countries", " NP:33.40 ; LR:66.6", "NP:33.4;LR:66.6"),
    ] {
      let reading = Reading(Self.file(Self.budget.merging([column: text]) { $1 }))
      #expect(reading.rows.first?.value(column) == value)
    }
  }

  @Test func theApostropheOfTheGuardIsRemoved() {
    let reading = Reading(Self.file(["title": "'=SUM(A1)", "description": "'-"]))
    #expect(reading.rows.first?.value("title") == "=SUM(A1)")
    #expect(reading.rows.first?.value("description") == "-")
  }

  @Test func exportedRowsMayLeaveCellsEmpty() {
    let header = "row_id,exported_at,identifier,title,status,sensitivity,description,end_planned"
    let reading = Reading(
      Array(
        (header + "\n#4398046511105,2026-03-02T09:00:00Z,,New title,,,-,\n"
          + "4398046511106,2026-03-02T09:00:00.123Z,A,-,,,,\n"
          + "#4398046511105,2026-03-02T09:00:00Z,B,,,,,\n").utf8))
    #expect(reading.rows.count == 1)
    let row = reading.rows.first
    #expect(row?.rowID == RecordID(rawValue: 4_398_046_511_105))
    #expect(row?.exportedAt == "2026-03-02T09:00:00Z")
    #expect(row?["title"] == .value("New title"))
    #expect(row?["description"] == .cleared)
    #expect(row?["status"] == .unsaid)
    #expect(row?["start_actual"] == .unsaid)
    #expect(reading.activities.rows(.activity).first?["status"] == nil)
    #expect(
      reading.diagnostics.map { "\($0.rule) \($0.place.line ?? 0)" } == [
        "template.required 3", "template.rowID.twice 4",
      ])
  }

  @Test func zerosThatASpreadsheetDropped() {
    let file = Array(
      """
      row_id,exported_at,identifier,title,status,sensitivity
      #7,2026-03-02T09:00:00Z,123,,,
      #8,2026-03-02T09:00:00Z,0124,,,
      """.utf8)
    let reading = Reading(file, stored: { $0.rawValue == 7 ? "00123" : "0124" })
    #expect(reading.diagnostics.map(\.rule) == ["template.identifier.zeros"])
    #expect(reading.diagnostics.first?.message.contains("“00123”") == true)
    #expect(reading.rows.map(\.line) == [3])
  }

  @Test func theHeader() {
    let sound = "identifier,title,status,start_actual,sensitivity"
    let row = "\nA,T,2,2025-01-01,public"
    #expect(Reading(Array((sound + row).utf8)).rows.count == 1)
    #expect(Reading(Array((sound + row + "\n").utf8)).diagnostics == [])
    let extra = Reading(Array((sound + ",Notes,\nA,T,2,2025-01-01,public,n,").utf8))
    #expect(extra.rows.count == 1)
    #expect(extra.diagnostics.map(\.rule) == ["template.column.unknown"])
    #expect(extra.diagnostics.first?.message.contains("“Notes”") == true)
    #expect(
      Reading(Array("identifier,Title\nA,T".utf8)).failure?.message
        == "The header has no column title, status, sensitivity.")
    #expect(
      Reading(Array((sound + ",title\nA,T,2,2025-01-01,public,x").utf8)).failure?.rule
        == "template.column.twice")
    #expect(Reading(Array("<xml/>".utf8)).failure?.rule == "template.column.missing")
  }

  @Test func findingsAreBounded() {
    let rows = (0..<1_500).map { "A\($0),T,9,2025-01-01,public" }.joined(separator: "\n")
    let reading = Reading(
      Array(("identifier,title,status,start_actual,sensitivity\n" + rows).utf8))
    #expect(reading.rows.isEmpty)
    #expect(reading.diagnostics.count == 1_001)
    #expect(reading.diagnostics.last?.message.hasPrefix("500 more") == true)
  }

  @Test func semicolonsBlankRowsAndTwins() {
    let reading = Reading(
      Array(
        "identifier;title;status;start_actual;sensitivity;countries\n;;;;;\nA;T;2;2025-01-01;public;\"NP:60;LR:40\"\n   ;;;;;\nA;T;2;2025-01-01;public;NP"
          .utf8))
    #expect(reading.rows.map(\.line) == [3])
    #expect(reading.diagnostics.map(\.rule) == ["csv.delimiter", "template.identifier.twice"])
    #expect(reading.activities.rows(.recipientCountry).count == 2)
  }
}
