import IATI
import Kernel
import Testing
import XML

/// What published files get wrong: what the reader makes of it and says of it.
struct HazardTests {
  private func transaction(_ xml: String, attributes: String = "default-currency=\"USD\"")
    -> RecordReading.Record
  {
    Fixture.read(xml, attributes: attributes)
  }

  @Test func identicalTransactionsAreAllHeld() {
    let record = transaction(Fixture.transaction() + Fixture.transaction())
    #expect(record.rows(.transaction).map(\.ordinal) == [1, 2])
    #expect(record.rows(.transaction).allSatisfy { $0.cells["ref"] == nil })
    #expect(record.diagnostics.isEmpty)
  }

  @Test func theValueDateStandsBesideTheTransactionDate() {
    let record = transaction(
      Fixture.transaction(date: "2024-02-01", valueAttributes: "value-date=\"2024-01-15\""))
    #expect(record[.transaction]["date"] == "2024-02-01")
    #expect(record[.transaction]["value_date"] == "2024-01-15")
    #expect(
      transaction(Fixture.transaction(valueAttributes: ""))[.transaction]["value_date"] == nil)
  }

  @Test(arguments: [
    ("6309169.88999", "6309169.88999"), ("480189.086148", "480189.086148"), ("-250.10", "-250.1"),
    ("0", "0"), (".63", "0.63"), ("-.423", "-0.423"), ("+7.", "7"),
    ("\n\t\t480189.086148\n\t", "480189.086148"), ("007", "7"),
  ])
  func amountsAreExact(text: String, value: String) {
    let record = transaction(Fixture.transaction(value: text))
    #expect(record[.transaction]["value"] == value)
    #expect(record.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("1,250.50", "iati.decimal"), ("11,36", "iati.decimal"), ("1e3", "iati.decimal"),
    ("TBD", "iati.decimal"), ("٣", "iati.decimal"), ("12 000", "iati.decimal"),
    ("9223372036854.775808", "iati.decimal.range"),
    ("100000000000000000000", "iati.decimal.range"),
  ])
  func anAmountThatCannotBeHeldIsCarried(text: String, rule: String) {
    let record = transaction(Fixture.transaction(value: text))
    #expect(record[.transaction]["value"] == nil)
    #expect(record.findings == ["\(rule)@3"])
    #expect(record.carried == ["transaction[1]/value/text() = \(text)"])
  }

  @Test func decimalsBeyondMillionthsAreRoundedAndKept() {
    let record = transaction(Fixture.transaction(value: "1.0000005"))
    #expect(record[.transaction]["value"] == "1")
    #expect(record.findings == ["iati.decimal.rounded@3"])
    #expect(record.carried == ["transaction[1]/value/text() = 1.0000005"])
  }

  @Test func theDefaultCurrencyStandsInWhereNoneIsStated() {
    #expect(transaction(Fixture.transaction())[.transaction]["currency"] == "USD")
    let own = Fixture.transaction(valueAttributes: "currency=\"EUR  \" value-date=\"2024-02-01\"")
    #expect(transaction(own)[.transaction]["currency"] == "EUR")
    #expect(transaction(own).diagnostics.isEmpty)
    let none = transaction(Fixture.transaction(), attributes: "")
    #expect(none[.transaction]["currency"] == nil)
    let empty = Fixture.transaction(valueAttributes: "currency=\"\"")
    #expect(transaction(empty)[.transaction]["currency"] == "USD")
  }

  @Test func anUnreadableCurrencyIsNotTheDefaultOne() {
    let record = transaction(
      Fixture.transaction(valueAttributes: "value-date=\"2024-02-01\" currency=\"Euro\"")
        + Fixture.transaction())
    #expect(record.rows(.transaction).map { $0.cells["currency"] } == [nil, "USD"])
    #expect(record.findings == ["iati.currency@3"])
    #expect(record.carried == ["transaction[1]/value/@currency = Euro"])
    let unknown = transaction(
      Fixture.transaction(valueAttributes: "value-date=\"2024-02-01\" currency=\"ZZZ\""))
    #expect(unknown[.transaction]["currency"] == "ZZZ")
    #expect(unknown.findings == ["iati.currency.unknown@3"])
  }

  @Test func sharesAreHeldAsTheyStand() {
    let record = Fixture.read(
      """
      <sector code="15220" percentage="100.02"/><sector code="15150"/>
      <recipient-country code="NP" percentage=".63"/><recipient-region code="689"/>
      """)
    #expect(record.rows(.sector).map { $0.cells["percentage"] } == ["100.02", nil])
    #expect(record[.recipientCountry]["percentage"] == "0.63")
    #expect(record[.recipientRegion]["code"] == "689")
    #expect(record.diagnostics.isEmpty)
  }

  @Test func aSectorWithoutCodeIsARow() {
    let record = Fixture.read("<sector vocabulary=\"99\" percentage=\"50\"/><sector code=\"\"/>")
    #expect(record.rows(.sector).map { $0.cells["code"] } == [nil, nil])
    #expect(record.rows(.sector)[0].cells["vocabulary"] == "99")
  }

  @Test(arguments: ["MWI", "XX", "RD", "789", "998"])
  func anUnknownCountryIsHeldAndNamed(code: String) {
    let record = Fixture.read("<recipient-country code=\"\(code)\"/>")
    #expect(record[.recipientCountry]["code"] == code)
    #expect(record.findings == ["iati.code.unknown@3"])
    #expect(record.diagnostics.first?.place.path == "recipient-country[1]/@code")
  }

  @Test func anActivityDateMayLackItsDay() {
    let record = Fixture.read(
      "<activity-date/>\n<activity-date type=\"1\">June 2012</activity-date>\n"
        + "<activity-date type=\"2\" iso-date=\"\"/>")
    #expect(record.rows(.activityDate).map { $0.cells["type"] } == [nil, "1", "2"])
    #expect(record.rows(.activityDate).map(\.line) == [3, 4, 5])
    #expect(record.rows(.activityDate)[1].cells["note"] == "June 2012")
  }

  @Test(arguments: [
    "12021-11-05", "22000101", "314804", "2024-02-30", "2024-13-01", "2024-1-1", "2024",
    "0000-01-01",
  ])
  func anImpossibleDateIsCarried(text: String) {
    let record = transaction(Fixture.transaction(date: text))
    #expect(record[.transaction]["date"] == nil)
    #expect(record.findings == ["iati.date@3"])
    #expect(record.carried == ["transaction[1]/transaction-date/@iso-date = \(text)"])
  }

  @Test(arguments: ["2024-02-01Z", "2024-02-01T00:00:00", "2024-02-01+01:00"])
  func aDayWithATimeIsThatDay(text: String) {
    let record = transaction(Fixture.transaction(date: text))
    #expect(record[.transaction]["date"] == "2024-02-01")
    #expect(record.findings == ["iati.date.extended@3"])
    #expect(record.carried == ["transaction[1]/transaction-date/@iso-date = \(text)"])
  }

  @Test func theAmountMayStandInTheDate() {
    let record = transaction(
      """
      <transaction><transaction-type>1</transaction-type>
      <transaction-date iso-date="314804">2020-09-30</transaction-date>
      <value currency="EUR" value-date="2020-09-30"/></transaction>
      """)
    #expect(record[.transaction] == ["currency": "EUR", "value_date": "2020-09-30"])
    // The transaction's type is text here, and its value is empty.
    #expect(record.findings == ["iati.date@4", "iati.required@3", "iati.required@3"])
    #expect(
      record.carried == [
        "transaction[1]/transaction-type/text() = 1",
        "transaction[1]/transaction-date/@iso-date = 314804",
        "transaction[1]/transaction-date/text() = 2020-09-30",
      ])
  }

  @Test func aCodeOf1InAFileOf2IsUpgradedAndNamed() {
    let record = transaction(Fixture.transaction(type: "D"))
    #expect(record[.transaction]["type"] == "3")
    #expect(record.findings == ["iati.code.version1@3"])
    #expect(record.carried == ["transaction[1]/transaction-type/@code = D"])
  }

  @Test func attributesOfALaterVersionAreRead() {
    let document = Fixture.activity(
      "<default-aid-type code=\"C01\" vocabulary=\"1\"/>", version: "2.02")
    let record = RecordReading(document).record
    #expect(record[.activity]["default_aid_type"] == "C01")
    #expect(record[.activity]["default_aid_type_vocabulary"] == "1")
    #expect(record.diagnostics.isEmpty)
  }

  @Test func budgetsMayBeLongRepeatedAndWithoutTypes() {
    let period = """
      <period-start iso-date="2011-08-01"/><period-end iso-date="2014-07-31"/>\
      <value value-date="2011-08-01">5</value>
      """
    let record = Fixture.read(
      "<budget>\(period)</budget><budget type=\"2\">\(period)</budget>"
        + "<budget type=\"Original\">\(period)</budget>"
        + "<planned-disbursement>\(period)</planned-disbursement>")
    #expect(record.rows(.budget).map { $0.cells["type"] } == [nil, "2", "1"])
    #expect(record.rows(.budget).allSatisfy { $0.cells["period_end"] == "2014-07-31" })
    #expect(record[.plannedDisbursement]["period_start"] == "2011-08-01")
  }

  @Test func resultValuesAreText() {
    let values = ["20,000", "11,36", "2020:2160", "TBD", "No", ""]
    let periods = values.map { "<period><actual value=\"\($0)\"/></period>" }.joined()
    let record = Fixture.read("<result><indicator>\(periods)</indicator></result>")
    #expect(
      record.rows(.measure).map { $0.cells["value"] ?? "" } == values)
    #expect(record.diagnostics.allSatisfy { $0.rule == "iati.required" })
  }

  @Test func aPositionIsHeldAsItStands() {
    let record = Fixture.read("<location><point><pos>6.8216, -58.1618</pos></point></location>")
    #expect(record[.location]["position"] == "6.8216, -58.1618")
  }

  @Test func identifiersLoseBlanksAndNothingElse() {
    let record = Fixture.read(
      "<iati-identifier>\n\t NL-KVK-1-WASH First - a/b&amp;c?d \t</iati-identifier>")
    #expect(record[.activity]["identifier"] == "NL-KVK-1-WASH First - a/b&c?d")
  }

  @Test func activitiesMayShareOrLackAnIdentifier() {
    let one = "<iati-activity><iati-identifier>A</iati-identifier></iati-activity>"
    let reading = RecordReading(
      "<iati-activities>\(one)\(one)<iati-activity/></iati-activities>")
    #expect(reading.records.map { $0[.activity]["identifier"] } == ["A", "A", nil])
  }

  @Test func languagesAreReadInLowerCase() {
    let record = Fixture.read(
      "<title><narrative xml:lang=\"NL\">Vrede</narrative><narrative>Peace</narrative></title>",
      attributes: "xml:lang=\"EN\"")
    #expect(record[.activity]["default_language"] == "en")
    #expect(record[.activity]["title"] == "Vrede")
    #expect(
      record.rows(.translation).map(\.cells) == [
        ["field": "title", "language": "nl"], ["field": "title", "text": "Peace"],
      ])
  }

  @Test func aFileThatIsNotWellFormedKeepsWhatCameBefore() {
    let document = Fixture.activity("<title><narrative>A</narrative></title>")
    let reading = RecordReading(document.replacing("</iati-activities>", with: "<iati-activity>"))
    #expect(reading.records.count == 1)
    #expect(reading.failure?.diagnostic.severity == .critical)
    #expect(RecordReading("{\"result\":[],\"duration\":3.357}").failure != nil)
    #expect(RecordReading(Fixture.activity("<y:undeclared/>")).failure != nil)
  }

  @Test func aMarkAtTheBeginningIsNoContent() {
    let document = [0xEF, 0xBB, 0xBF] + Array(Fixture.activity(Fixture.required).utf8)
    #expect(
      RecordReading(document).record == RecordReading(Fixture.activity(Fixture.required)).record)
  }
}
