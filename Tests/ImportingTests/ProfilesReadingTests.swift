import IATI
import Importing
import Kernel
import Testing

/// What paths, numbers, dates and codes find in small documents.
struct ProfilesReadingTests {
  /// A profile whose record maps `title`, and whose transactions map `value` and `date`.
  private static func profile(
    title: String = "name", transaction: String? = nil, settings: String = ""
  ) -> String {
    let children =
      transaction.map {
        "children:\n  transaction: {path: pay, fields: {type: {constant: \"3\"}, \($0)}}"
      }
      ?? ""
    return """
      profile: small
      format: 1
      produces: activities
      record: list/item
      constants: {reporting_org_ref: XX-EXAMPLE, default_currency: EUR}
      fields: {identifier: "@id", title: \(title)}
      \(settings)
      \(children)
      """
  }

  private static func title(_ path: String, _ item: String, settings: String = "") throws -> String?
  {
    let reading = try ProfileReading(
      "<list><item id='1'>\(item)</item></list>", profile: profile(title: path, settings: settings))
    return reading.activities.rows(.activity).first?["title"]
  }

  @Test(
    "A path finds",
    arguments: [
      ("name", "<name>A</name>", "A"),
      ("name", "<name>A</name><name>B</name>", "A"),
      ("name", "<name/><name>B</name>", nil),
      ("name", "<name> \n </name>", nil),
      ("name", "<name>\n  A\t<b>bold</b>\n word <!-- no -->\n</name>", "A bold word"),
      ("name", "<name><![CDATA[ A & B ]]></name>", "A & B"),
      ("name", "<g:name xmlns:g='urn:g'>A</g:name>", nil),
      ("g:name", "<x:name xmlns:x='urn:g'>A</x:name>", "A"),
      ("g:name", "<name xmlns='urn:g'>A</name>", "A"),
      ("g:name", "<name>A</name>", nil),
      ("a/b", "<a/><a><b>B</b></a>", "B"),
      ("a/b", "<a><c><b>C</b></c><b>B</b></a>", "B"),
      ("name", "<a><name>A</name></a>", nil),
      ("\"a/@x\"", "<a x=' A '/><a x='B'/>", "A"),
      ("\"a/@x\"", "<a/><a x='B'/>", nil),
      ("\"a/@x\"", "<a x=''/>", nil),
      ("\"a/@g:x\"", "<a xmlns:h='urn:g' x='A' h:x='B'/>", "B"),
      ("\".\"", "A <b>B</b>", "A B"),
      ("{path: name, default: none}", "", "none"),
      ("{path: name, default: none}", "<name> </name>", "none"),
      ("{path: name, codes: c}", "<name> No </name>", "NO"),
      ("{path: name, codes: c}", "<name>no</name>", nil),
      ("{constant: true}", "", "true"),
      ("{constant: 010}", "", "010"),
      ("{constant: null}", "", "null"),
    ] as [(String, String, String?)])
  func finds(path: String, item: String, title: String?) throws {
    let settings = "namespaces: {g: \"urn:g\"}\ncodes: {c: {No: NO, None: none}}"
    #expect(try Self.title(path, item, settings: settings) == title)
  }

  @Test func unknownWordsHaveNoDefault() throws {
    let reading = try ProfileReading(
      "<list>\n<item id='7'>\n<name>maybe</name></item></list>",
      profile: Self.profile(
        title: "{path: name, codes: c, default: x}", settings: "codes: {c: {No: NO}}"))
    #expect(reading.activities.rows(.activity).first?["title"] == nil)
    let finding = try #require(reading.diagnostics.first)
    #expect(reading.diagnostics.count == 1)
    #expect(finding.place == Place(line: 3, record: "7", path: "title"))
    #expect(finding.message.contains("“maybe”"))
  }

  private static func value(_ text: String, _ format: String) throws -> (String?, [String]) {
    let reading = try ProfileReading(
      "<list><item id='1'><pay on='2024-03-01'>\(text)</pay></item></list>",
      profile: profile(
        transaction: "date: \"@on\", value: {path: \".\", number: \(format)}"))
    return (reading.activities.rows(.transaction).first?["value"], reading.diagnostics.map(\.rule))
  }

  @Test(
    "Numbers are as the profile says",
    arguments: [
      ("1250000", "{}", "1250000"), ("-1,734.55", "{group: \",\"}", "-1734.55"),
      ("+5", "{}", "5"), ("1,250,000.00", "{group: \",\"}", "1250000"),
      ("1250000.00", "{group: \",\"}", "1250000"),
      ("1.250,5", "{decimal: \",\", group: \".\"}", "1250.5"),
      ("12,5", "{decimal: \",\"}", "12.5"), ("1 250,5", "{decimal: \",\", group: \" \"}", "1250.5"),
      ("0007", "{}", "7"), ("0.0000005", "{}", "0"),
    ])
  func numbers(text: String, format: String, value: String) throws {
    let read = try Self.value(text, format)
    #expect(read.0 == value)
    #expect(read.1 == [])
  }

  @Test(
    "Numbers are never guessed",
    arguments: [
      ("12,50", "{group: \",\"}"), ("1,2500", "{group: \",\"}"), ("1250,000", "{group: \",\"}"),
      (",250", "{group: \",\"}"), ("1,250", "{}"), ("1.250,00", "{}"), ("1e5", "{}"), (".5", "{}"),
      ("5.", "{}"), ("--5", "{}"), ("5-", "{}"), ("EUR 5", "{}"), ("1.2.3", "{}"), ("٣", "{}"),
      ("1,250.000,5", "{group: \",\"}"), ("−5", "{}"), ("1 250", "{}"),
    ])
  func refusedNumbers(text: String, format: String) throws {
    let read = try Self.value(text, format)
    #expect(read.0 == nil)
    #expect(read.1 == ["profile.number"])
  }

  @Test(
    "Dates are exactly of the pattern",
    arguments: [
      ("2024-02-29", "yyyy-MM-dd", "2024-02-29"), ("29/02/2024", "dd/MM/yyyy", "2024-02-29"),
      ("02/29/2024", "MM/dd/yyyy", "2024-02-29"), ("29.02.2024", "dd.MM.yyyy", "2024-02-29"),
      ("20240229", "yyyyMMdd", "2024-02-29"), ("2024-02", "yyyy-MM", "2024-02-01"),
      ("2024", "yyyy", "2024-01-01"), (" 2024 ", "yyyy", "2024-01-01"),
      ("2023-02-29", "yyyy-MM-dd", nil), ("31/04/2024", "dd/MM/yyyy", nil),
      ("1/2/2024", "dd/MM/yyyy", nil), ("01-02-2024", "dd/MM/yyyy", nil),
      ("13/12/2024", "MM/dd/yyyy", nil), ("2024-03-01Z", "yyyy-MM-dd", nil),
      ("01/02/24", "dd/MM/yyyy", nil), ("2024-3", "yyyy-MM", nil), ("0000", "yyyy", nil),
      ("٢٠٢٤", "yyyy", nil),
    ] as [(String, String, String?)])
  func dates(text: String, pattern: String, date: String?) throws {
    let reading = try ProfileReading(
      "<list><item id='1'><pay on='\(text)'>5</pay></item></list>",
      profile: Self.profile(
        transaction: "date: \"@on\", value: \".\"", settings: "dates: \(pattern)"))
    #expect(reading.activities.rows(.transaction).map { $0["date"] } == (date == nil ? [] : [date]))
    #expect(reading.rules == (date == nil ? ["profile.date transaction.date"] : []))
  }

  @Test func childrenReachTheRecordAndAttributesAbove() throws {
    let reading = try ProfileReading(
      """
      <list currency="KES">
        <item id="1"><start>2024-05-01</start>
          <pays><pay>5</pay><pay>6</pay></pays><pay>7</pay></item>
      </list>
      """,
      profile: Self.profile(
        transaction: "date: \"../start\", value: \".\", currency: \"../../@currency\""
      ).replacing("path: pay", with: "path: pays/pay"))
    #expect(reading.diagnostics == [])
    #expect(
      reading.activities.rows(.transaction)
        == ["5", "6"].map {
          ["type": "3", "date": "2024-05-01", "value": $0, "currency": "KES"]
        })
    #expect(reading.activities.all[0].map(\.line) == [2, 3, 3])
  }

  @Test func namesOfColumnsAreThoseOfTheStore() throws {
    let reading = try ProfileReading(
      "<list><item id='1'><pay on='2024-05-01'>5</pay><place at='6.3 -10.8'>M</place></item></list>",
      profile: Self.profile(
        transaction: "date: \"@on\", value: \".\", recipient_country: {constant: LR}"
      ) + """

          participating_org: {path: pay, fields: {role: {constant: "1"}, activity_id: "@on"}}
          location: {path: place, fields: {name: ".", point: "@at"}}
        """)
    #expect(reading.diagnostics == [])
    #expect(reading.activities.rows(.transaction).first?["country"] == "LR")
    #expect(reading.activities.rows(.transaction).first?["currency"] == "EUR")
    #expect(
      reading.activities.rows(.participatingOrg).first?["activity_identifier"] == "2024-05-01")
    #expect(reading.activities.rows(.location) == [["name": "M", "position": "6.3 -10.8"]])
  }

  @Test func rowsAndRecordsWithoutWhatTheyNeed() throws {
    let reading = try ProfileReading(
      """
      <list>
        <item id="1"><pay on="2024-05-01"/><pay on="2024-06-01">8</pay></item>
        <item><name>No identifier</name></item>
        <other><item id="3"/></other>
        <item id="4"/>
      </list>
      """,
      profile: Self.profile(transaction: "date: \"@on\", value: \".\""))
    #expect(reading.recordCount == 3)
    #expect(reading.rejectedCount == 1)
    #expect(reading.activities.all.map { $0[0].values["identifier"] } == ["1", "4"])
    #expect(reading.activities.rows(.transaction).map { $0["value"] } == ["8"])
    #expect(
      reading.rules == [
        "profile.row.required transaction.value", "profile.row.required identifier",
      ])
    #expect(reading.diagnostics.map(\.place.line) == [2, 3])
  }

  @Test func aRecordOverTheLimitsIsLeftOutAlone() throws {
    let long = String(repeating: "<name>peace</name>", count: 2_000)
    let profile = try MappingProfile(yaml: Self.profile())
    let document = "<list><item id='1'/><item id='2'>\(long)</item><item id='3'/></list>"
    let reading = try ProfileReading(
      Array(document.utf8), profile, limits: RecordLimits(bytes: 20_000, rows: 500, diagnostics: 10)
    )
    #expect(reading.activities.all.map { $0[0].values["identifier"] } == ["1", "3"])
    #expect(reading.rules == ["profile.limit list/item"])
    #expect(reading.rejectedCount == 1)
  }

  @Test func findingsAreBounded() throws {
    let profile = try MappingProfile(yaml: Self.profile())
    let document = "<list>\(String(repeating: "<item/>", count: 50))</list>"
    let reading = try ProfileReading(
      Array(document.utf8), profile, limits: RecordLimits(bytes: 20_000, rows: 500, diagnostics: 10)
    )
    #expect(reading.diagnostics.count == 11)
    #expect(reading.diagnostics.last?.message.hasPrefix("40 more") == true)
    #expect(reading.rejectedCount == 50)
  }

  @Test func noRecordAtAll() throws {
    let reading = try ProfileReading("<list><thing/></list>", profile: Self.profile())
    #expect(reading.rules == ["profile.records.none list/item"])
  }

  @Test func theRecordCanBeTheRoot() throws {
    let reading = try ProfileReading(
      "<item id='1'><name>A</name></item>",
      profile: Self.profile().replacing("list/item", with: "item"))
    #expect(reading.activities.rows(.activity).first?["title"] == "A")
  }
}
