import Foundation
import Kernel
import TestSupport
import Testing
import XML

@testable import IATI

/// What the validator says, and where.
struct ValidatorTests {
  private static func findings(_ document: String) throws -> [String] {
    try Validation.of(document: document.utf8).diagnostics
      .filter { $0.severity >= .error }.map(\.description)
  }

  /// Faults, each in an activity that is otherwise complete, with what is said of it.
  static let faults: [(content: String, finding: String)] = [
    (
      "<transaction><transaction-type code=\"1\"/>\n<value value-date=\"2024-01-01\">1</value>"
        + "</transaction>",
      "line 10, column 13: error: <transaction> has no <transaction-date>. IATI 2.03 requires it: "
        + "add it after <transaction-type>. [schema.element.missing]"
    ),
    (
      "\n<recipient-country code=\"LR\"/>\n<activity-scope code=\"4\"/>",
      "line 12, column 25: error: <activity-scope> stands after <recipient-country> in "
        + "<iati-activity>. IATI 2.03 has an order: move it before <recipient-country>. "
        + "[schema.element.order]"
    ),
    (
      "<activity-scope code=\"4\"/>\n<activity-scope code=\"4\"/>",
      "line 11, column 25: error: <activity-scope> stands more than once in <iati-activity>. "
        + "IATI 2.03 allows it once: keep one. [schema.element.repeated]"
    ),
    (
      "<activity-website>https://example.org</activity-website>",
      "line 10, column 18: error: IATI 2.03 has no <activity-website> in <iati-activity>. Check "
        + "the spelling and the place of the element, or remove it. [schema.element.unknown]"
    ),
    (
      "<sector/>",
      "line 10, column 8: error: <sector> has no attribute “code”. IATI 2.03 requires it: add "
        + "it. [schema.attribute.missing]"
    ),
    (
      "<sector code=\"15220\" colour=\"red\"/>",
      "line 10, column 34: error: IATI 2.03 has no attribute “colour” of <sector>. Check its "
        + "spelling, or remove it. [schema.attribute.unknown]"
    ),
    (
      "<sector code=\"15220\" percentage=\"33,3\"/>",
      "line 10, column 39: error: “percentage” of <sector> is “33,3”, not a number such as "
        + "1200.50. Write digits with a point before decimals, without thousands separators. "
        + "[schema.value.decimal]"
    ),
    (
      "<recipient-country code=\"LR\">Liberia</recipient-country>",
      "line 10, column 37: error: “Liberia” stands in <recipient-country>, which holds elements "
        + "alone. Put the text into a <narrative>. [schema.text]"
    ),
  ]

  @Test("Each fault is named with its place and what to do", arguments: faults.indices)
  func namesFaults(index: Int) throws {
    let (content, finding) = ValidatorTests.faults[index]
    let document = Fixture.activity(content, isComplete: true)
    #expect(try ValidatorTests.findings(document) == [finding])
  }

  @Test("A date that no calendar has, an empty one, and one in blanks")
  func namesDates() throws {
    let dates = ["2023-02-29", "", " 2024-01-01"].map {
      "<budget><period-start iso-date=\"\($0)\"/><period-end iso-date=\"2024-12-31\"/>"
        + "<value value-date=\"2024-01-01\">1</value></budget>"
    }
    let result = try Validation.of(
      document: Fixture.activity(
        dates.joined(separator: "\n"), attributes: "default-currency=\"EUR\"", isComplete: true
      ).utf8)
    #expect(
      result.diagnostics.map(\.message) == [
        "“iso-date” of <period-start> is “2023-02-29”, not a date such as 2024-03-08.",
        "“iso-date” of <period-start> is empty; it must be a date such as 2024-03-08.",
        "“iso-date” of <period-start> is “2024-01-01”, not a date such as 2024-03-08.",
      ])
    #expect(result.diagnostics.map(\.place.line) == [10, 11, 12])
    #expect(result.diagnostics.last?.remedy == "Remove the white space around it.")
    #expect(
      result.diagnostics.map(\.place.path).allSatisfy { $0 == "budget/period-start/@iso-date" })
  }

  @Test("Unknown codes and amounts without a currency are warnings, and no fault")
  func warns() throws {
    let content = """
      <budget type="3"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>
      <value value-date="2024-01-01">1</value></budget>
      <transaction><transaction-type code="C"/><transaction-date iso-date="2024-01-01"/>
      <value value-date="2024-01-01" currency="EUR">1</value>
      <sector vocabulary="99" code="none"/><sector code="none"/></transaction>
      """
    let result = try Validation.of(
      document: Fixture.activity(content, isComplete: true).utf8)
    #expect(result.isValid)
    #expect(
      result.diagnostics.map(\.description) == [
        "line 10, column 17: warning: “type” of <budget> is “3”, which is not on the list "
          + "BudgetType. Use one of 1, 2. [content.code]",
        "line 11, column 31: warning: The amount in <value> has no currency, and there is no "
          + "default for it. State “currency” here, or “default-currency” for all. "
          + "[content.currency]",
        "line 12, column 40: warning: “code” of <transaction-type> is “C”, which is not on the "
          + "list TransactionType. Use a code of the list TransactionType. [content.code]",
        "line 14, column 57: warning: “code” of <sector> is “none”, which is not on the list "
          + "Sector. Use a code of the list Sector. [content.code]",
      ])
    let converted = Fixture.activity(
      content, attributes: "default-currency=\"EUR\"", isComplete: true)
    let rules = try Validation.of(document: converted.utf8).diagnostics.map(\.rule)
    #expect(!rules.contains("content.currency"))
  }

  @Test("Findings carry the identifier of their activity, also those before it")
  func namesActivities() throws {
    let first = Fixture.required.replacing(
      "<iati-identifier>XX-EXAMPLE-1</iati-identifier>\n", with: "")
    let document = """
      <iati-activities version="2.03" colour="red">
      <iati-activity hierarchy="x">\(Fixture.required)</iati-activity>
      <iati-activity hierarchy="y">\(first)</iati-activity>
      <iati-activity hierarchy="z">\(first)<iati-identifier> XX-EXAMPLE-3
      </iati-identifier></iati-activity>
      </iati-activities>
      """
    let result = try Validation.of(document: document.utf8)
    let places = result.diagnostics.map { "\($0.rule) \($0.place.record ?? "-")" }
    #expect(
      places == [
        "schema.attribute.unknown -", "schema.value.integer XX-EXAMPLE-1",
        "schema.value.integer -", "schema.element.missing -",
        "schema.value.integer XX-EXAMPLE-3", "schema.element.order XX-EXAMPLE-3",
      ])
  }

  @Test(
    "A version that there is not makes a file invalid, and nothing else is looked at",
    arguments: [
      (nil, "The file does not say which version of IATI it is."),
      ("2.04", "The file claims to be IATI “2.04”, which is no version."),
      ("", "The file claims to be IATI “”, which is no version."),
    ])
  func namesVersions(version: String?, message: String) throws {
    let result = try Validation.of(document: Fixture.activity("<x/>", version: version).utf8)
    #expect(!result.isValid)
    #expect(result.version == version)
    #expect(result.diagnostics.map(\.message) == [message])
    #expect(result.diagnostics[0].remedy?.contains("1.01") == true)
    #expect(result.diagnostics[0].remedy?.contains("2.03") == true)
  }

  @Test("Of each rule a thousand findings are listed, the others counted")
  func boundsFindings() throws {
    let sectors = String(repeating: "<sector/>", count: 1_003) + "<sector code=\"15220\" a=\"\"/>"
    let result = try Validation.of(
      document: Fixture.activity(sectors, isComplete: true).utf8)
    #expect(result.diagnostics.count == 1_001)
    #expect(result.unlisted == ["schema.attribute.missing": 3])
    #expect(!result.isValid)
  }

  @Test(
    "What is not IATI, or not XML, is a failure and no verdict",
    arguments: [
      ("<rss version=\"2.0\"/>", "iati.root"),
      ("<iati-activities xmlns=\"urn:x\" version=\"2.03\"/>", "iati.root"),
      ("<!DOCTYPE iati-activities><iati-activities version=\"2.03\"/>", "xml.doctype"),
      ("<iati-activities version=\"2.04\"><iati-activity>", "xml.truncated"),
    ])
  func refuses(document: String, rule: String) throws {
    let failure = try #require(throws: XMLFailure.self) {
      try Validation.of(document: document.utf8)
    }
    #expect(failure.diagnostic.rule == rule)
    #expect(failure.diagnostic.severity == .critical)
  }

  @Test("What is written from the feeds is valid")
  func acceptsWriting() throws {
    for url in Samples.feeds {
      let trip = try RoundTrip(Array(try Data(contentsOf: url)))
      let result = try Validation.of(document: trip.written)
      #expect(result.version == "2.03")
      #expect(result.isValid == (try trip.schemaErrors() ?? "" == ""), "\(url.lastPathComponent)")
    }
  }

  @Test("The committed table is what the generator writes from the official schemas")
  func regenerated() throws {
    guard let shared = Shared.folder else {
      print("skipped: no ../shared beside the repository")
      return
    }
    let room = Shared.repository.appending(path: "Sources/IATI")
    let output = try TemporaryFolder()
    defer { output.remove() }
    let run = try RunProcess.run(
      "python3",
      [
        room.appending(path: "generate.py").path, shared.appending(path: "iati/schemas").path,
        "--out", output.url.path,
      ])
    try #require(run.status == 0, "\(run.stderr)")
    let committed = room.appending(path: "Generated")
    let names = try FileManager.default.contentsOfDirectory(atPath: committed.path)
    #expect(names == (try FileManager.default.contentsOfDirectory(atPath: output.url.path)))
    for name in names {
      let old = try Data(contentsOf: committed.appending(path: name))
      #expect(old == (try Data(contentsOf: output.url.appending(path: name))), "\(name) differs")
    }
  }

  @Test("The table fits the marks that the validator keeps of it")
  func fitsMarks() {
    let table = SchemaTable.iati
    #expect(table.types.allSatisfy { $0.steps.count <= 64 && $0.attributes.count <= 64 })
    for version in StandardVersion.allCases {
      for root in ["iati-activities", "iati-organisations"] {
        let schema = table.schema(version, root: root)
        #expect(schema?.elements[table.names.firstIndex(of: root) ?? 0] != nil)
      }
    }
  }
}
