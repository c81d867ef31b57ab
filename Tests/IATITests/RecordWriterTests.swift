import Foundation
import IATI
import Kernel
import TestSupport
import Testing
import XML

/// What the writer puts where, and what comes back of it.
struct RecordWriterTests {
  private func trip(
    _ content: String, attributes: String = "xml:lang=\"en\" default-currency=\"EUR\""
  ) throws -> RoundTrip {
    let trip = try RoundTrip(
      Fixture.activity(content, attributes: attributes, isComplete: true))
    #expect(trip.original.record.outline == trip.again.record.outline)
    let errors = try trip.schemaErrors()
    #expect(errors ?? "" == "", "\(trip.text)")
    return trip
  }

  @Test func elementsStandInTheOrderOfTheSchema() throws {
    let trip = try trip(
      Fixture.transaction(valueAttributes: "value-date=\"2024-02-01\" currency=\"EUR\"")
        + "<sector code=\"15220\"/><recipient-country code=\"NP\"/>"
        + Fixture.transaction(value: "5.50"))
    let names = ["<activity-date", "<recipient-country", "<sector", "<transaction>"]
    let places = names.compactMap { trip.text.range(of: $0)?.lowerBound }
    #expect(places.count == names.count && places == places.sorted())
    // The default currency is said once, and amounts are short.
    #expect(!trip.text.contains("currency=\"EUR\"/>") && !trip.text.contains(" currency="))
    #expect(trip.text.contains("<value value-date=\"2024-02-01\">5.5</value>"))
    #expect(trip.findings.isEmpty)
  }

  /// A store gives rows by kind, with gaps in their numbers.
  @Test func rowsMayComeByKind() throws {
    let document = Fixture.activity(
      "<title><narrative>A</narrative><narrative xml:lang=\"fr\">B</narrative></title>"
        + "<result type=\"1\"><title><narrative>R1</narrative></title><indicator/></result>"
        + Fixture.transaction(more: "<sector code=\"1\"/><sector/>")
        + "<result type=\"2\"><title><narrative xml:lang=\"fr\">R2</narrative></title>"
        + "<indicator><period><actual value=\"1\"><dimension/></actual></period></indicator>"
        + "</result>" + Fixture.transaction(value: "2", more: "<sector code=\"3\"/>"))
    var written: [String] = []
    let reading = RecordReading(
      Array(document.utf8),
      inspect: { buffer in
        for buffer in [buffer, Self.byKind(buffer)] {
          var xml = XMLWriter()
          _ = try RecordWriter().write(buffer, to: &xml)
          written.append(String(decoding: xml.bytes, as: UTF8.self))
        }
      })
    #expect(reading.inspectionFailure == nil)
    #expect(written.count == 2 && written[0] == written[1])
    #expect(written[0].count > 1_000)
  }

  /// The same rows by kind, each kind numbered 10, 20, 30.
  private static func byKind(_ buffer: RecordBuffer) -> RecordBuffer {
    let copy = RecordBuffer()
    var places: [Int: Int] = [-1: -1]
    for kind in RecordKind.allCases {
      for row in buffer.places(of: kind) {
        let place = copy.beginRow(
          kind.index, parent: places[Int(buffer.row(row).parent)] ?? 0, line: 1,
          ordinal: Int(buffer.row(row).ordinal) * 10)
        places[row] = place
        for column in 0..<(buffer.standard.columns[kind] ?? []).count {
          switch buffer.value(row: row, column: column) {
          case .absent: break
          case .integer(let value): copy.set(row: place, column: column, integer: value)
          case .text(let text): copy.set(row: place, column: column, text: text)
          }
        }
      }
    }
    return copy
  }

  @Test func theFileSaysItsVersionAndTime() throws {
    let text = try trip("").text
    #expect(
      text.hasPrefix(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <iati-activities version="2.03" generated-datetime="1970-01-01T00:00:00Z">
          <iati-activity default-currency="EUR" xml:lang="en">
        """))
    #expect(text.hasSuffix("</iati-activity>\n</iati-activities>\n"))
  }

  @Test func textsKeepTheirLanguages() throws {
    let trip = try trip(
      """
      <description type="2"><narrative xml:lang="ne">शान्ति</narrative>
      <narrative xml:lang="en">Peace</narrative><narrative>More</narrative></description>
      """)
    for line in [
      "<narrative xml:lang=\"ne\">शान्ति</narrative>", "<narrative xml:lang=\"en\">Peace<",
      "<narrative>More<",
    ] { #expect(trip.text.contains(line)) }
  }

  @Test func whatTheSchemaRefusesIsCarriedAndComesBackInItsPlace() throws {
    let trip = try trip(
      """
      <sector code="1"/><sector vocabulary="99"><narrative xml:lang="fr">Paix</narrative></sector>
      <sector code="3"/>
      \(Fixture.transaction(value: "1"))
      <transaction ref="T2"><transaction-type code="3"/><value>2</value>
      <sector code="15220"/><description><narrative>No date</narrative></description></transaction>
      \(Fixture.transaction(value: "3", more: "<sector/>"))
      """)
    let record = trip.again.record
    #expect(record.rows(.sector).map { $0.cells["code"] } == ["1", nil, "3"])
    #expect(record.rows(.transaction).map { $0.cells["value"] } == ["1", "2", "3"])
    #expect(record.rows(.transaction).map(\.ordinal) == [1, 2, 3])
    #expect(record.rows(.transactionSector).map { $0.cells["code"] } == ["15220", nil])
    #expect(record.rows(.transaction)[1].cells["currency"] == "EUR")
    #expect(record.carried.isEmpty)
    #expect(
      trip.findings.map(\.message) == [
        "sector[2] lacks @code, which IATI 2.03 requires, and is carried as text.",
        "transaction[2] lacks transaction-date, which IATI 2.03 requires, and is carried as text.",
        "transaction[3]/sector[1] lacks @code, which IATI 2.03 requires, and is carried as text.",
      ])
    #expect(
      trip.text.contains(
        """
            <baraza:carried xmlns:baraza="urn:baraza:iati:carried:1" path="sector[2]" \
        form="typed">&lt;sector vocabulary="99"&gt;&lt;narrative xml:lang="fr"&gt;Paix\
        &lt;/narrative&gt;&lt;/sector&gt;</baraza:carried>
        """))
  }

  @Test(arguments: [
    "<document-link format=\"a/b\" url=\"http://[\"><title><narrative>T</narrative></title>"
      + "<category code=\"A01\"/></document-link>",
    "<sector code=\"1\" vocabulary=\"99\" vocabulary-uri=\"%zz\"/>",
    "<location><point srsName=\"x\"/></location><location><point><pos>1 2</pos></point></location>",
    "<location><name><narrative xml:lang=\"en_GB\">Gulu</narrative></name></location>",
    "<result type=\"1\"><title><narrative>R</narrative></title><indicator measure=\"1\">"
      + "<title><narrative>I</narrative></title><baseline year=\"x\" value=\"1\"/>"
      + "<baseline year=\"2020\"/><period><target year=\"2021\" iso-date=\"2021-01-01\"/>"
      + "</period></indicator><indicator/></result><result/>",
    "<default-aid-type vocabulary=\"1\"/>",
    "<budget><value value-date=\"2024-01-01\" currency=\"Euro\">5</value>"
      + "<period-start iso-date=\"2024-01-01\"/><period-end iso-date=\"2024-12-31\"/></budget>",
    "<budget><period-start/></budget><tag code=\"1\"/><related-activity/><other-identifier/>",
    "<x:a xmlns:x=\"urn:x\">\r\n &lt;b&gt; <x:c/></x:a><transaction x=\"&#10;\"/>",
    "<recipient-country percentage=\"1e5\"/><policy-marker significance=\"9\"/>",
    "<description/><participating-org/><activity-date/>",
  ])
  func whateverStandsThereComesBack(content: String) throws {
    _ = try trip(content)
  }

  @Test func malformedAttributesOfTheActivityComeBack() throws {
    let trip = try trip(
      "",
      attributes: """
        xml:lang="not a language" default-currency="EUR" last-updated-datetime="yesterday" \
        hierarchy="9999999999" linked-data-uri="a b%"
        """)
    #expect(trip.again.record[.activity]["hierarchy"] == "9999999999")
    #expect(trip.text.contains("path=\"@last-updated-datetime\" form=\"typed\">yesterday<"))
  }

  @Test func anUnreadableCurrencyStaysNone() throws {
    let trip = try trip(
      Fixture.transaction(valueAttributes: "value-date=\"2024-02-01\" currency=\"Euro\""))
    #expect(trip.again.record[.transaction]["currency"] == nil)
  }

  @Test func placeholdersStandInForWhatAnActivityLacks() throws {
    let trip = try RoundTrip(
      Fixture.activity(
        "<reporting-org ref=\"XX\"/><title><narrative xml:lang=\"x y\">T</narrative></title>"
          + "<activity-date type=\"1\"/>"))
    #expect(try trip.schemaErrors() ?? "" == "", "\(trip.text)")
    #expect(trip.original.record.outline == trip.again.record.outline)
    #expect(trip.again.record[.activity]["title"] == "T")
    #expect(
      trip.findings.filter { $0.severity == .warning }.map { $0.place.path } == [
        "iati-identifier", "reporting-org/@type", "title/a proper narrative/@xml:lang",
        "description", "participating-org", "activity-status", "activity-date",
      ])
  }

  @Test func anOrganisationComesBackToo() throws {
    let trip = try RoundTrip(
      """
      <iati-organisations><iati-organisation default-currency="GBP">
      <recipient-org-budget><recipient-org ref="XX-2"/></recipient-org-budget>
      <total-expenditure status="1"><value value-date="2024-01-01">9</value></total-expenditure>
      <total-budget><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>
      <value value-date="2024-01-01">9</value></total-budget>
      </iati-organisation></iati-organisations>
      """)
    #expect(try trip.schemaErrors() ?? "" == "", "\(trip.text)")
    #expect(trip.original.record.outline == trip.again.record.outline)
  }

  @Test func aCarriedPartThatCannotBeReadStaysText() {
    func carried(_ path: String, _ content: String) -> RecordReading.Record {
      let content = content.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      return Fixture.read(
        "<sector code=\"1\"/><b:carried xmlns:b=\"\(RecordReader.carriedNamespace)\" "
          + "path=\"\(path)\" form=\"typed\">\(content)</b:carried>")
    }
    for (path, content) in [
      ("sector[2]", "<sector"), ("sector[2]", "<sector><x></sector>"), ("", "<sector/>"),
      ("sector[9]/@code", "5"), ("sector[1]/@code", "5"), ("nowhere[1]", "<nowhere/>"),
      ("sector[0]/@vocabulary", "1"), ("sector[/@vocabulary", "1"),
      ("sector[2]", "<!DOCTYPE sector><sector/>"),
    ] {
      let record = carried(path, content)
      #expect(record.rows(.sector).map { $0.cells["code"] } == ["1"], "\(path)")
      #expect(record.findings.last?.hasPrefix("iati.carried@") == true, "\(path)")
      #expect(record.carried == ["\(path) = \(content)"])
    }
    let nested = carried(
      "title",
      "<title><c xmlns='\(RecordReader.carriedNamespace)' path='title' form='typed'>x</c></title>")
    #expect(nested.carried.count == 1)
    #expect(
      carried("sector[1]", "<sector code='0'/>").rows(.sector).map { $0.cells["code"] } == [
        "0", "1",
      ])
  }

  @Test func aCharacterThatXMLCannotHoldStopsTheRecordAlone() throws {
    let buffer = RecordBuffer()
    _ = buffer.beginRow(RecordKind.activity.index, parent: -1, line: 1)
    let column = try #require(buffer.standard.column("title", of: .activity))
    buffer.set(row: 0, column: column, text: "a\u{1}b")
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "a.xml")
    try Data().write(to: url)
    var file = try RecordFile(.activity, generated: Date(), to: FileHandle(forWritingTo: url))
    #expect(throws: XMLFailure.self) { try file.write(buffer) }
    buffer.set(row: 0, column: column, text: "ab")
    _ = try file.write(buffer)
    try file.finish()
    #expect(RecordReading(Array(try Data(contentsOf: url))).records.count == 1)
  }
}
