import Foundation
import IATI
import Importing
import Kernel
import Reference
import TestSupport
import Testing
import XML

/// The sample profiles against expectations that were made without them.
struct ProfilesSampleTests {
  private struct Expectation: Decodable {
    struct Record: Decodable {
      let fields: [String: String]
      let children: [String: [[String: String]]]
    }

    struct Finding: Decodable {
      let line: Int
      let column: String
      let word: String
    }

    let records: [Record]
    let findings: [Finding]
  }

  private static let kinds: [String: RecordKind] = [
    "participating_org": .participatingOrg, "activity_date": .activityDate,
    "recipient_country": .recipientCountry, "sector": .sector, "policy_marker": .policyMarker,
    "transaction": .transaction,
  ]

  private static let expectation = Result {
    try JSONDecoder().decode(
      Expectation.self,
      from: Data(
        contentsOf: Shared.repository.appending(path: "Tests/Expectations/funder-projects.json")))
  }

  @Test func funderProjects() throws {
    let expected = try Self.expectation.get()
    let reading = try ProfileReading(
      Imports.bytes("feeds-other/funder-projects.xml"), Imports.profile("funder-projects"),
      file: "funder-projects.xml")
    #expect(reading.failure == nil)
    #expect(reading.recordCount == 3)
    #expect(reading.rejectedCount == 0)
    #expect(reading.activities.findings == [])
    #expect(reading.activities.all.count == expected.records.count)
    for (index, record) in expected.records.enumerated() {
      var fields = record.fields
      let description = fields.removeValue(forKey: "description")
      #expect(reading.activities.rows(.activity, of: index) == [fields])
      #expect(
        reading.activities.rows(.description, of: index)
          == (description.map { [["text": $0]] } ?? []))
      for (name, kind) in Self.kinds {
        let rows = (record.children[name] ?? []).map { row in
          // Amounts are compared as numbers: their last zeros may be written or not.
          row.merging(row.filter { $0.key == "value" || $0.key == "percentage" }) {
            FixedDecimal(exactly: $1)?.description ?? $0
          }
        }
        #expect(reading.activities.rows(kind, of: index) == rows, "\(name) of record \(index)")
      }
      let kinds = Set(Self.kinds.values).union([.activity, .description])
      #expect(reading.activities.all[index].allSatisfy { kinds.contains($0.kind) })
    }
  }

  @Test func findingsOfFunderProjects() throws {
    let expected = try Self.expectation.get()
    let reading = try ProfileReading(
      Imports.bytes("feeds-other/funder-projects.xml"), Imports.profile("funder-projects"),
      file: "funder-projects.xml")
    #expect(reading.diagnostics.count == expected.findings.count)
    for (finding, expected) in zip(reading.diagnostics, expected.findings) {
      #expect(finding.rule == "profile.code")
      #expect(finding.place.file == "funder-projects.xml")
      #expect(finding.place.line == expected.line)
      #expect(finding.place.path == expected.column)
      #expect(finding.place.record == "2024/UG/021")
      #expect(finding.message.contains("“\(expected.word)”"))
      #expect(finding.remedy != nil)
    }
    let messages = reading.diagnostics.map(\.message)
    for (message, path) in zip(messages, ["(stage)", "(country)"]) {
      #expect(message.contains(path))
    }
  }

  @Test func anySplitGivesTheSame() throws {
    let document = try Imports.bytes("feeds-other/funder-projects.xml")
    let profile = try Imports.profile("funder-projects")
    let whole = try ProfileReading(document, profile)
    var generator = SeededGenerator(seed: 1325)
    for longest in [1, 7, 64, 500] {
      let reading = try ProfileReading(
        document, profile, pieceSize: { .random(in: 1...longest, using: &generator) })
      #expect(reading.activities.all == whole.activities.all)
      #expect(reading.diagnostics == whole.diagnostics)
    }
  }

  @Test func referenceRates() throws {
    let document = try Imports.bytes("rates/eurofxref-sample.xml")
    let reading = try ProfileReading(document, Imports.profile("ecb-rates"))
    #expect(reading.failure == nil)
    #expect(reading.diagnostics == [])

    // The same by patterns of lines, without the parser.
    var day = ""
    var expected: [String] = []
    for (index, line) in String(decoding: document, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let match = line.firstMatch(of: /time="([^"]+)"/) { day = String(match.1) }
      if let match = line.firstMatch(of: /currency="([^"]+)" rate="([^"]+)"/) {
        let rate = String(match.2).replacing(/0+$/, with: "").replacing(/\.$/, with: "")
        expected.append("\(index + 1): 1 EUR = \(rate) \(match.1) (eurofxref, \(day))")
      }
    }
    #expect(expected.count > 200)
    #expect(reading.rates.map { "\($0.line): \($0.rate)" } == expected)
    #expect(reading.recordCount == expected.count)
  }

  @Test func aProfileForTheWrongFile() throws {
    let reading = try ProfileReading(
      Imports.bytes("rates/eurofxref-sample.xml"), Imports.profile("funder-projects"),
      file: "eurofxref-sample.xml")
    #expect(reading.failure?.rule == "profile.root")
    #expect(reading.failure?.place.line == 5)
    #expect(reading.failure?.message.contains("gesmes:Envelope") == true)
    #expect(reading.activities.all.isEmpty)
  }

  @Test func aProfileForTheWrongProduct() throws {
    let profile = try Imports.profile("ecb-rates")
    #expect(throws: ProfileFailure.self) {
      try ProfileReader(
        profile, parser: XMLPushParser(), buffer: RecordBuffer(), sink: Activities())
    }
  }
}
