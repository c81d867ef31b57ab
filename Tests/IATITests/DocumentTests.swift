import Foundation
import IATI
import Kernel
import TestSupport
import Testing
import XML

/// The frame around activities: roots, versions, foreign and unknown elements,
/// limits, and any split of the input.
struct DocumentTests {
  @Test func aBareActivityIsAFile() {
    let reading = RecordReading(
      "<iati-activity><iati-identifier>A</iati-identifier></iati-activity>")
    #expect(reading.record[.activity]["identifier"] == "A")
    #expect(reading.version == nil)
    #expect(reading.failure == nil)
  }

  @Test func theVersionMayStandOnTheActivities() {
    let reading = RecordReading(
      """
      <iati-activities><iati-activity version="1.02"><iati-identifier>A</iati-identifier>
      <title>Plain</title></iati-activity><iati-activity version="2.03">
      <title><narrative>Narrative</narrative></title></iati-activity></iati-activities>
      """)
    #expect(reading.version == "1.02")
    #expect(reading.records.map { $0[.activity]["title"] } == ["Plain", "Narrative"])
    #expect(reading.records.allSatisfy { $0.carried.isEmpty })
  }

  @Test func anotherRootIsRefused() {
    let reading = RecordReading("<rss><channel/></rss>")
    #expect(reading.failure?.diagnostic.rule == "iati.root")
    #expect(reading.records.isEmpty)
  }

  @Test func whatStandsBesideActivitiesIsNamed() {
    let reading = RecordReading(
      "<iati-activities><script>x<b/></script>\n<iati-activity/></iati-activities>")
    #expect(reading.diagnostics.map(\.rule) == ["iati.element.outside"])
    #expect(reading.records.count == 1)
  }

  @Test func foreignAndUnknownElementsAreCarriedWhole() {
    let record = Fixture.read(
      """
      <x:account x:n="1">A &amp; <b>B</b> <x:c/></x:account>
      <transaction><value x:rate="2">5<x:usd>7</x:usd></value></transaction>
      <contact-info><email>a@example.org</email></contact-info>
      """)
    #expect(
      record.carried == [
        "x:account = <x:account xmlns:x=\"urn:x\" x:n=\"1\">A &amp; <b>B</b><x:c/></x:account>",
        "transaction[1]/value/@x:rate = 2",
        "transaction[1]/value/x:usd = <x:usd xmlns:x=\"urn:x\">7</x:usd>",
        "contact-info = <contact-info><email>a@example.org</email></contact-info>",
      ])
    #expect(record[.transaction]["value"] == "5")
  }

  @Test func aFurtherElementWhereOneIsExpectedIsCarried() {
    let record = Fixture.read(
      "<activity-status code=\"2\"/>\n<activity-status code=\"3\"/>"
        + "<default-aid-type code=\"C01\"/><default-aid-type code=\"1\" vocabulary=\"2\"/>")
    #expect(record[.activity]["status"] == "2")
    #expect(record.findings == ["iati.element.repeated@4"])
    #expect(
      record.carried == [
        "activity-status = <activity-status code=\"3\"/>",
        "default-aid-type = <default-aid-type code=\"1\" vocabulary=\"2\"/>",
      ])
  }

  @Test func anActivityOverTheLimitsIsRejectedAlone() {
    let sectors = String(repeating: "<sector code=\"15220\"/>", count: 200)
    let document =
      "<iati-activities><iati-activity><iati-identifier>A</iati-identifier></iati-activity>\n"
      + "<iati-activity><iati-identifier>B</iati-identifier>\(sectors)</iati-activity>\n"
      + "<iati-activity><iati-identifier>C</iati-identifier>"
      + "<x>\(String(repeating: "<y/>long ", count: 2_000))</x></iati-activity>\n"
      + "<iati-activity><iati-identifier>D</iati-identifier></iati-activity></iati-activities>"
    let reading = RecordReading(
      Array(document.utf8), limits: RecordLimits(bytes: 8_192, rows: 100, diagnostics: 10))
    #expect(reading.failure == nil)
    #expect(reading.records.map { $0[.activity]["identifier"] } == ["A", "B", "C", "D"])
    #expect(
      reading.records.map { $0.rejection?.rule } == [
        nil, "iati.activity.size", "iati.activity.size", nil,
      ])
    #expect(reading.records[1].rejection?.place.line == 2)
    // What lies beyond the limit does not pile up first.
    #expect(reading.records[1].rows.count <= 102)
  }

  @Test func findingsAreBounded() {
    let countries = String(repeating: "<recipient-country code=\"QQQ\"/>", count: 30)
    let reading = RecordReading(
      Array(Fixture.activity(countries).utf8),
      limits: RecordLimits(bytes: 1 << 20, rows: 1_000, diagnostics: 10))
    #expect(reading.record.diagnostics.count == 10)
    #expect(reading.record.rows(.recipientCountry).count == 30)
  }

  @Test func everyCutGivesTheSameRows() {
    let document = Array(
      Fixture.activity(
        Fixture.required + Fixture.transaction(value: "1,5") + "<x:y>z &amp; é</x:y>"
      ).utf8)
    let whole = RecordReading(document).records
    for cut in 1..<document.count {
      var sizes = [cut, document.count]
      #expect(
        RecordReading(document, pieceSize: { sizes.removeFirst() }).records == whole,
        "cut at \(cut)")
    }
  }

  @Test(arguments: Samples.feeds)
  func anySplitGivesTheSameRows(url: URL) throws {
    let document = Array(try Data(contentsOf: url))
    let whole = RecordReading(document).records
    #expect(!whole.isEmpty)
    for longest in [7, 60, 4_000] {
      var generator = SeededGenerator(seed: UInt64(longest))
      let reading = RecordReading(
        document, pieceSize: { .random(in: 1...longest, using: &generator) })
      #expect(reading.records == whole)
    }
  }
}
