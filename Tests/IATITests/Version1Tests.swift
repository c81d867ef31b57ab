import IATI
import Kernel
import Testing

/// The forms of 1.0x, which become the rows of 2.0x.
struct Version1Tests {
  private func read(_ content: String) -> RecordReading.Record {
    RecordReading(
      Fixture.activity(
        content, version: "1.05", attributes: "xml:lang=\"en\" default-currency=\"USD\"")
    ).record
  }

  @Test(arguments: [
    ("IF", "1"), ("C", "2"), ("D", "3"), ("E", "4"), ("IR", "5"), ("LR", "6"), ("R", "7"),
    ("QP", "8"), ("QS", "9"), ("CG", "10"),
  ])
  func transactionTypes(letter: String, code: String) {
    let record = read(Fixture.transaction(type: letter))
    #expect(record[.transaction]["type"] == code)
    #expect(record.diagnostics.isEmpty && record.carried.isEmpty)
  }

  @Test func rolesDateTypesAndVocabularies() {
    let record = read(
      """
      <participating-org role="Funding"/><participating-org role="Accountable"/>
      <participating-org role="Extending"/><participating-org role="Implementing"/>
      <activity-date type="start-planned"/><activity-date type="start-actual"/>
      <activity-date type="end-planned"/><activity-date type="end-actual"/>
      <sector vocabulary="DAC" code="15220"/><sector vocabulary="DAC-3" code="152"/>
      <sector vocabulary="RO" code="x"/><policy-marker vocabulary="DAC" code="1"/>
      """)
    #expect(record.rows(.participatingOrg).map { $0.cells["role"] } == ["1", "2", "3", "4"])
    #expect(record.rows(.activityDate).map { $0.cells["type"] } == ["1", "2", "3", "4"])
    #expect(record.rows(.sector).map { $0.cells["vocabulary"] } == ["1", "2", "99"])
    #expect(record[.policyMarker]["vocabulary"] == "1")
    #expect(record.diagnostics.isEmpty && record.carried.isEmpty)
  }

  @Test func plainTextIsANarrative() {
    let record = read(
      """
      <reporting-org ref="XX" type="21">Publisher</reporting-org>
      <title>Peace</title><title xml:lang="fr">Paix</title>
      <description type="1">One</description><description type="1" xml:lang="fr">Un</description>
      <activity-date type="end-actual" iso-date="2014-09-30">Late</activity-date>
      """)
    #expect(record[.activity]["title"] == "Peace")
    #expect(record[.activity]["reporting_org_name"] == "Publisher")
    #expect(record.rows(.description).map { $0.cells["text"] } == ["One", "Un"])
    #expect(record[.activityDate]["note"] == "Late")
    #expect(
      record.rows(.translation).map(\.cells) == [
        ["field": "title", "language": "fr", "text": "Paix"],
        ["field": "text", "language": "fr"],
      ])
    #expect(record.carried.isEmpty)
  }

  @Test func everyOtherIdentifierIsKept() {
    let record = read(
      """
      <other-identifier owner-ref="XX-A" owner-name="A">1</other-identifier>
      <other-identifier owner-name="B">2</other-identifier>
      """)
    #expect(
      record.rows(.otherIdentifier).map(\.cells) == [
        ["owner_ref": "XX-A", "owner_name": "A", "ref": "1"], ["owner_name": "B", "ref": "2"],
      ])
  }

  @Test func coordinatesBecomeAPoint() throws {
    let location =
      "<location percentage=\"40\"><coordinates latitude=\"6.2769\" longitude=\"-10.7119\""
      + " precision=\"3\"/><location-type code=\"PPL\"/></location>"
    let record = read(location)
    #expect(record[.location]["position"] == "6.2769 -10.7119")
    #expect(record[.location]["srs"] == "http://www.opengis.net/def/crs/EPSG/0/4326")
    #expect(record[.location]["feature"] == "PPL")
    #expect(record[.location]["percentage"] == "40")
    #expect(record.carried == ["location[1]/coordinates/@precision = 3"])

    let trip = try RoundTrip(Fixture.activity(location, version: "1.05", isComplete: true))
    #expect(trip.text.contains("<pos>6.2769 -10.7119</pos>"))
    #expect(trip.again.record[.location]["percentage"] == "40")
    #expect(try trip.schemaErrors() ?? "" == "")
  }

  @Test func labelsBesideCodesAreCarried() {
    let record = read(
      "<activity-status code=\"2\">Implementation</activity-status>"
        + "<activity-website>https://www.example.org</activity-website>")
    #expect(record[.activity]["status"] == "2")
    #expect(
      record.carried == [
        "activity-status/text() = Implementation",
        "activity-website = <activity-website>https://www.example.org</activity-website>",
      ])
  }

  @Test func anOrganisationWasNamedByItsIdentifierElement() {
    let record = RecordReading(
      """
      <iati-organisations version="1.04"><iati-organisation>
      <iati-identifier>XX-1</iati-identifier><name>One</name></iati-organisation>
      </iati-organisations>
      """
    ).record
    #expect(record[.organisation] == ["identifier": "XX-1", "name": "One"])
  }
}
