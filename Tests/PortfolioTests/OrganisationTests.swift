import Disclosure
import Foundation
import Kernel
import Portfolio
import Storage
import Testing

/// Who takes part in activities, and the money that transactions say came from them or went there.
struct OrganisationTests {
  /// A funder and a partner without identifier, in two countries; amounts and counts are added by
  /// hand below.
  private static let document = """
    <iati-activity default-currency="EUR">
      <iati-identifier>XX-1</iati-identifier>
      <reporting-org ref="XX-OWN" type="21"><narrative>Illustrative Own</narrative></reporting-org>
      <title><narrative>First</narrative></title><activity-status code="2"/>
      <participating-org ref="XX-FUND" role="1" type="60"><narrative>Illustrative Fund</narrative>
      </participating-org>
      <participating-org role="4" type="24"><narrative>Illustrative Forum</narrative>
      </participating-org>
      <recipient-country code="LR" percentage="50"/><recipient-country code="SL" percentage="50"/>
      <transaction ref="A"><transaction-type code="1"/><transaction-date iso-date="2024-01-01"/>
        <value value-date="2024-01-01">100.25</value><provider-org ref="XX-FUND"/></transaction>
      <transaction ref="B"><transaction-type code="1"/><transaction-date iso-date="2024-02-01"/>
        <value value-date="2024-02-01" currency="USD">7</value><provider-org ref="XX-FUND"/>
        </transaction>
      <transaction ref="C"><transaction-type code="3"/><transaction-date iso-date="2024-03-01"/>
        <value value-date="2024-03-01">40</value><provider-org ref="XX-OWN"/>
        <receiver-org><narrative>Illustrative Forum</narrative></receiver-org></transaction>
    </iati-activity>
    <iati-activity default-currency="EUR">
      <iati-identifier>XX-2</iati-identifier>
      <reporting-org ref="XX-OWN" type="21"><narrative>Illustrative Own</narrative></reporting-org>
      <title><narrative>Second</narrative></title><activity-status code="2"/>
      <participating-org ref="XX-FUND" role="1" type="60"><narrative>The Fund</narrative>
      </participating-org>
      <participating-org ref="XX-FUND" role="2" type="60"><narrative>The Fund</narrative>
      </participating-org>
      <recipient-country code="LR"/>
      <transaction ref="D"><transaction-type code="1"/><transaction-date iso-date="2024-01-01"/>
        <value value-date="2024-01-01">0.75</value><provider-org ref="XX-FUND"/></transaction>
      <transaction ref="E"><transaction-type code="2"/><transaction-date iso-date="2024-01-01"/>
        <value value-date="2024-01-01">5</value><provider-org ref="XX-FUND"/>
        <receiver-org ref="XX-FUND"/></transaction>
    </iati-activity>
    <iati-activity default-currency="EUR">
      <iati-identifier>XX-3</iati-identifier>
      <reporting-org ref="XX-OWN" type="21"><narrative>Illustrative Own</narrative></reporting-org>
      <title><narrative>Hidden</narrative></title><activity-status code="2"/>
      <participating-org ref="XX-FUND" role="3" type="60"><narrative>Secret name</narrative>
      </participating-org>
      <participating-org ref="XX-HIDDEN" role="4" type="24"><narrative>Illustrative Safe House</narrative>
      </participating-org>
      <recipient-country code="YE"/>
      <transaction ref="F"><transaction-type code="1"/><transaction-date iso-date="2024-01-01"/>
        <value value-date="2024-01-01">1000</value><provider-org ref="XX-FUND"/></transaction>
    </iati-activity>
    """

  private func portfolio() throws -> FiguresPortfolio {
    let portfolio = try FiguresPortfolio()
    try portfolio.add(OrganisationTests.document, feed: "organisations")
    try portfolio.name(["XX-OWN"])
    try portfolio.write(
      "UPDATE activities SET sensitivity = 'restricted' WHERE identifier = 'XX-3'")
    return portfolio
  }

  private func sheet(_ name: String, for audience: Audience) throws -> OrganisationSheet {
    try portfolio().read { db in
      try OrganisationSheet.load(
        db, SeenActivities.load(db, for: audience), organisation: name)
    }
  }

  @Test("Each organisation is there once, those in most activities first")
  func lists() throws {
    let list = try portfolio().read { db in
      try OrganisationList.load(db, SeenActivities.load(db, for: .internal))
    }
    #expect(list.organisations.map(\.key) == ["XX-OWN", "XX-FUND", "Illustrative Forum"])
    let fund = try #require(list.organisations.first { $0.identifier == "XX-FUND" })
    #expect(fund.activities == 2)
    #expect(fund.roles == ["1", "2"])
    #expect(list.organisations.first { $0.identifier == "XX-OWN" }?.isOwn == true)
    #expect(list.total == 3)
    #expect(list.withheld.map(\.count) == [1])
    let all = try portfolio().read { db in
      try OrganisationList.load(
        db, SeenActivities.load(db, for: .restricted), OrganisationList.Filter(role: "4"))
    }
    #expect(
      Set(all.organisations.map(\.name)) == ["Illustrative Forum", "Illustrative Safe House"])
  }

  @Test("A search finds a part of the name or the identifier, in any case")
  func searches() throws {
    for (words, found) in [("fund", 1), ("XX-f", 1), ("forum", 1), ("illustrative", 2), ("zz", 0)] {
      let list = try portfolio().read { db in
        try OrganisationList.load(
          db, SeenActivities.load(db, for: .internal), OrganisationList.Filter(search: words))
      }
      #expect(list.organisations.count == found, "\(words)")
    }
  }

  @Test("Money is added by direction, type and currency, without what may not be seen")
  func addsUp() throws {
    let fund = try sheet("XX-FUND", for: .internal)
    #expect(
      fund.money.map {
        [$0.direction.rawValue, $0.type, $0.amount, $0.currency, "\($0.transactions)"]
      }
        == [
          ["from", "1", "101", "EUR", "2"], ["from", "1", "7", "USD", "1"],
          ["from", "2", "5", "EUR", "1"], ["to", "2", "5", "EUR", "1"],
        ])
    for flow in fund.money {
      let behind = try portfolio().read { db in
        try OrganisationTransactions.load(
          db, SeenActivities.load(db, for: .internal), organisation: "XX-FUND",
          .init(flow.direction, type: flow.type ?? "", currency: flow.currency ?? ""))
      }
      #expect(behind.total == flow.transactions && behind.transactions.count == behind.total)
      let amounts = try behind.transactions.map { try #require(FixedDecimal(exactly: $0.amount)) }
      #expect(
        ExactDecimal(millionths: amounts.reduce(0) { $0 + Int128($1.millionths) }).description
          == flow.amount)
    }
    #expect(fund.roles.map { "\($0.role ?? "") \($0.activities)" } == ["1 2", "2 1"])
    #expect(fund.countries.map { "\($0.code) \($0.activities)" } == ["LR 2", "SL 1"])
    #expect(fund.activities.map(\.identifier) == ["XX-1", "XX-2"])
    #expect(!fund.names.contains("Secret name"))
    let all = try sheet("XX-FUND", for: .restricted)
    #expect(all.money.first?.amount == "1101")
    #expect(all.names.contains("Secret name"))
  }

  @Test("One without identifier is found by its name")
  func byName() throws {
    let forum = try sheet("Illustrative Forum", for: .internal)
    #expect(forum.identifier == nil)
    #expect(forum.money.map(\.amount) == ["40"])
    #expect(forum.money.map(\.direction) == [.to])
    let fund = try sheet("The Fund", for: .internal)
    #expect(fund.identifier == "XX-FUND")
  }

  @Test("What nobody names, or only what is withheld names, is not there")
  func isUnknown() throws {
    for name in ["Nobody", "XX-HIDDEN", "Illustrative Safe House", "Secret name"] {
      #expect(throws: OrganisationFailure.unknown(name)) { try sheet(name, for: .internal) }
    }
    #expect(try sheet("XX-HIDDEN", for: .restricted).name == "Illustrative Safe House")
  }

  @Test(
    "A region holds its countries, and what names it; schemes do not mix",
    arguments: [
      ("west-africa", ["XX-1", "XX-2"]), ("011", ["XX-1", "XX-2"]), ("002", ["XX-1", "XX-2"]),
      ("145", []), ("1030", []), ("none", []),
    ])
  func filtersByRegion(region: String, found: [String]) throws {
    var filter = ActivityList.Filter()
    filter.region = region
    let listed = try portfolio().read { [filter] db in
      try ActivityList.load(db, SeenActivities.load(db, for: .internal), filter)
    }
    #expect(listed.map(\.identifier) == found)
  }
}
