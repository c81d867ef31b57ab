import IATI
import Kernel
import Testing

/// Each kind of element of 2.03, and the row that it becomes.
struct ElementTests {
  /// An element that begins a row, and that row's values.
  struct Case: CustomTestStringConvertible {
    let kind: RecordKind
    let xml: String
    let cells: [String: String]

    init(_ kind: RecordKind, _ xml: String, _ cells: [String: String]) {
      self.kind = kind
      self.xml = xml
      self.cells = cells
    }

    var testDescription: String { kind.rawValue }
  }

  private static let period = """
    <period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>\
    <value currency="EUR" value-date="2024-01-02">-10.50</value>
    """
  private static let periodCells = [
    "period_start": "2024-01-01", "period_end": "2024-12-31", "currency": "EUR",
    "value_date": "2024-01-02", "value": "-10.5",
  ]

  static let cases: [Case] = [
    Case(
      .description, "<description type=\"2\"><narrative>Aim</narrative></description>",
      ["type": "2", "text": "Aim"]),
    Case(
      .participatingOrg,
      """
      <participating-org ref="XX-1" type="60" role="1" activity-id="XX-1-A" \
      crs-channel-code="41114">\
      <narrative>Fund</narrative></participating-org>
      """,
      [
        "ref": "XX-1", "type": "60", "role": "1", "activity_identifier": "XX-1-A",
        "crs_channel_code": "41114", "name": "Fund",
      ]),
    Case(
      .otherIdentifier,
      """
      <other-identifier ref="OLD" type="A1"><owner-org ref="XX-2"><narrative>Owner</narrative>\
      </owner-org></other-identifier>
      """,
      ["ref": "OLD", "type": "A1", "owner_ref": "XX-2", "owner_name": "Owner"]),
    Case(
      .activityDate,
      "<activity-date iso-date=\"2024-02-29\" type=\"1\"><narrative>Leap</narrative>"
        + "</activity-date>",
      ["date": "2024-02-29", "type": "1", "note": "Leap"]),
    Case(
      .recipientCountry,
      "<recipient-country code=\"NP\" percentage=\"33.3\"><narrative>Nepal</narrative>"
        + "</recipient-country>",
      ["code": "NP", "percentage": "33.3", "text": "Nepal"]),
    Case(
      .recipientRegion,
      "<recipient-region code=\"x\" vocabulary=\"99\" vocabulary-uri=\"https://example.org/v\"/>",
      ["code": "x", "vocabulary": "99", "vocabulary_uri": "https://example.org/v"]),
    Case(
      .location,
      """
      <location ref="L"><location-reach code="1"/><location-id vocabulary="G1" code="1821306"/>\
      <name><narrative>Gulu</narrative></name><description><narrative>D</narrative></description>\
      <activity-description><narrative>A</narrative></activity-description>\
      <point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>2.77 32.29</pos></point>\
      <exactness code="1"/><location-class code="2"/><feature-designation code="ADMF"/></location>
      """,
      [
        "ref": "L", "reach": "1", "gazetteer": "G1", "gazetteer_code": "1821306", "name": "Gulu",
        "description": "D", "activity_description": "A", "position": "2.77 32.29",
        "srs": "http://www.opengis.net/def/crs/EPSG/0/4326", "exactness": "1", "class": "2",
        "feature": "ADMF",
      ]),
    Case(
      .sector, "<sector vocabulary=\"1\" code=\"15220\" percentage=\"60\"/>",
      ["vocabulary": "1", "code": "15220", "percentage": "60"]),
    Case(.tag, "<tag vocabulary=\"3\" code=\"16.1\"/>", ["vocabulary": "3", "code": "16.1"]),
    Case(
      .policyMarker, "<policy-marker vocabulary=\"1\" code=\"1\" significance=\"2\"/>",
      ["vocabulary": "1", "code": "1", "significance": "2"]),
    Case(
      .budget, "<budget type=\"1\" status=\"2\">\(period)</budget>",
      periodCells.merging(["type": "1", "status": "2"]) { $1 }),
    Case(
      .plannedDisbursement,
      """
      <planned-disbursement type="1">\(period)<provider-org ref="P" type="10" \
      provider-activity-id="PA"><narrative>Giver</narrative></provider-org>\
      <receiver-org ref="R" type="21" receiver-activity-id="RA"/></planned-disbursement>
      """,
      periodCells.merging([
        "type": "1", "provider_ref": "P", "provider_type": "10", "provider_activity": "PA",
        "provider_name": "Giver", "receiver_ref": "R", "receiver_type": "21",
        "receiver_activity": "RA",
      ]) { $1 }),
    Case(
      .transaction,
      """
      <transaction ref="T1" humanitarian="true"><transaction-type code="3"/>\
      <transaction-date iso-date="2024-03-01"/><value value-date="2024-03-02">7</value>\
      <description><narrative>Grant</narrative></description><disbursement-channel code="1"/>\
      <recipient-country code="UG"/><recipient-region code="298" vocabulary="1"/>\
      <flow-type code="10"/><finance-type code="110"/><aid-type code="C01" vocabulary="1"/>\
      <tied-status code="5"/></transaction>
      """,
      [
        "ref": "T1", "humanitarian": "1", "type": "3", "date": "2024-03-01", "currency": "USD",
        "value_date": "2024-03-02", "value": "7", "description": "Grant",
        "disbursement_channel": "1", "country": "UG", "region": "298", "region_vocabulary": "1",
        "flow_type": "10", "finance_type": "110", "aid_type": "C01", "aid_type_vocabulary": "1",
        "tied_status": "5",
      ]),
    Case(
      .transactionSector,
      "<transaction><sector vocabulary=\"2\" code=\"152\"/></transaction>",
      ["vocabulary": "2", "code": "152"]),
    Case(
      .document,
      """
      <document-link format="text/html" url="https://example.org/a">\
      <title><narrative>Plan</narrative></title><description><narrative>D</narrative></description><category code="A01"/>\
      <language code="EN"/><document-date iso-date="2023-05-06"/></document-link>
      """,
      [
        "format": "text/html", "url": "https://example.org/a", "title": "Plan",
        "description": "D", "category": "A01", "language": "en", "date": "2023-05-06",
      ]),
    Case(.relatedActivity, "<related-activity ref=\"A\" type=\"1\"/>", ["ref": "A", "type": "1"]),
    Case(
      .result,
      """
      <result type="1" aggregation-status="0"><title><narrative>Peace</narrative></title>\
      <description><narrative>D</narrative></description></result>
      """,
      ["type": "1", "aggregation_status": "0", "title": "Peace", "description": "D"]),
    Case(
      .indicator,
      """
      <result><indicator measure="1" ascending="1" aggregation-status="false">\
      <title><narrative>Talks</narrative></title></indicator></result>
      """,
      ["measure": "1", "ascending": "1", "aggregation_status": "0", "title": "Talks"]),
    Case(
      .period,
      """
      <result><indicator><period><period-start iso-date="2024-01-01"/>\
      <period-end iso-date="2024-06-30"/></period></indicator></result>
      """,
      ["period_start": "2024-01-01", "period_end": "2024-06-30"]),
    Case(
      .measure,
      """
      <result><indicator><baseline year="2020" iso-date="2020-01-01" value="11,36">\
      <comment><narrative>C</narrative></comment></baseline></indicator></result>
      """,
      ["kind": "baseline", "year": "2020", "date": "2020-01-01", "value": "11,36", "comment": "C"]),
    Case(
      .dimension,
      """
      <result><indicator><period><actual value="4"><dimension name="sex" value="female"/>\
      </actual></period></indicator></result>
      """,
      ["name": "sex", "value": "female"]),
  ]

  @Test(arguments: cases)
  func anElementBecomesARow(_ example: Case) {
    let record = Fixture.read(example.xml, attributes: "default-currency=\"USD\"")
    #expect(record[example.kind] == example.cells)
    // The elements around the one that is shown lack what the standard asks of them.
    #expect(record.diagnostics.allSatisfy { $0.rule == "iati.required" })
    #expect(record.carried.isEmpty)
  }

  /// Every kind is covered above, in the tests of organisations, or is no element.
  @Test func everyKindHasAnExample() {
    let others: Set<RecordKind> = [
      .activity, .translation, .carried, .organisation, .organisationBudget,
      .organisationDocument, .organisationTranslation, .organisationCarried,
    ]
    #expect(Set(Self.cases.map(\.kind)).union(others) == Set(RecordKind.allCases))
  }

  @Test func theActivityItselfIsTheRoot() {
    let record = Fixture.read(
      """
      <iati-identifier>XX-1</iati-identifier><reporting-org ref="XX" type="21" \
      secondary-reporter="1"><narrative>Publisher</narrative></reporting-org>
      <title><narrative>T</narrative></title><activity-status code="2"/><activity-scope code="4"/>
      <collaboration-type code="1"/><default-flow-type code="10"/>
      <default-finance-type code="110"/><default-aid-type code="C01" vocabulary="1"/>
      <default-tied-status code="5"/><capital-spend percentage="12.5"/>
      """,
      attributes: """
        default-currency="EUR" xml:lang="fr" last-updated-datetime="2024-01-02T03:04:05Z" \
        hierarchy="2" humanitarian="0" linked-data-uri="https://example.org/1" \
        budget-not-provided="1"
        """)
    #expect(
      record[.activity] == [
        "default_currency": "EUR", "default_language": "fr",
        "last_updated": "2024-01-02T03:04:05Z", "hierarchy": "2", "humanitarian": "0",
        "linked_data_uri": "https://example.org/1", "budget_not_provided": "1",
        "identifier": "XX-1", "reporting_org_ref": "XX", "reporting_org_type": "21",
        "secondary_reporter": "1", "reporting_org_name": "Publisher", "title": "T",
        "status": "2", "scope": "4", "collaboration_type": "1", "default_flow_type": "10",
        "default_finance_type": "110", "default_aid_type": "C01",
        "default_aid_type_vocabulary": "1", "default_tied_status": "5", "capital_spend": "12.5",
      ])
    #expect(record.rows.count == 1)
    #expect(record.rows[0].line == 2)
  }

  @Test func rowsKnowTheirParents() {
    let record = Fixture.read(
      """
      <result><indicator><baseline year="1"/><period><target><dimension/></target></period>\
      </indicator><indicator/></result>
      """)
    #expect(
      record.rows.map { "\($0.kind.rawValue) \($0.ordinal) in \($0.parent)" } == [
        "activities 1 in -1", "results 1 in 0", "indicators 1 in 1", "measures 1 in 2",
        "periods 1 in 2", "measures 2 in 4", "dimensions 1 in 5", "indicators 2 in 1",
      ])
  }

  @Test func anOrganisationFileHasItsOwnRows() {
    let value = "<value value-date=\"2024-01-01\">9</value>"
    let record = RecordReading(
      """
      <iati-organisations version="2.03"><iati-organisation default-currency="GBP" xml:lang="en">
      <organisation-identifier>XX-1</organisation-identifier>
      <name><narrative>One</narrative><narrative xml:lang="fr">Un</narrative></name>
      <reporting-org ref="XX-1" type="21"><narrative>One</narrative></reporting-org>
      <total-budget status="1"><period-start iso-date="2024-01-01"/>\(value)</total-budget>
      <recipient-org-budget><recipient-org ref="XX-2"><narrative>Two</narrative></recipient-org>
      </recipient-org-budget>
      <recipient-region-budget><recipient-region code="298"/></recipient-region-budget>
      <recipient-country-budget><recipient-country code="NP"/></recipient-country-budget>
      <total-expenditure>\(value)</total-expenditure>
      <document-link url="https://example.org"><category code="B01"/></document-link>
      <x/></iati-organisation></iati-organisations>
      """
    ).record
    #expect(record[.organisation]["name"] == "One")
    #expect(record[.organisation]["identifier"] == "XX-1")
    #expect(
      record.rows(.organisationBudget).map(\.cells) == [
        [
          "kind": "total", "status": "1", "period_start": "2024-01-01", "currency": "GBP",
          "value_date": "2024-01-01", "value": "9",
        ],
        [
          "kind": "recipient-org", "recipient_ref": "XX-2", "recipient_name": "Two",
          "currency": "GBP",
        ],
        ["kind": "recipient-region", "region": "298", "currency": "GBP"],
        ["kind": "recipient-country", "country": "NP", "currency": "GBP"],
        [
          "kind": "total-expenditure", "currency": "GBP", "value_date": "2024-01-01",
          "value": "9",
        ],
      ])
    #expect(record[.organisationDocument] == ["url": "https://example.org", "category": "B01"])
    #expect(
      record[.organisationTranslation] == ["field": "name", "language": "fr", "text": "Un"])
    #expect(record.carried == ["x = <x/>"])
  }
}
