import CodeLists
import Drawing
import Kernel
import Pages
import Portfolio
import Reference

extension OrganisationPage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: sheet.name, kicker: words["organisation"], subtitle: sheet.identifier,
      values: PageBody(
        links: [(words["organisations"], PageLink.to(OrganisationsPage.self))],
        sections: [
          PageSection(id: "who", heading: words["whoItIs"], facts: facts(writing)),
          PageSection(
            id: "money", heading: words["moneyFromAndTo"], hint: words["moneyFromAndToHint"],
            empty: words["noMoneyFromOrTo"], table: money(writing)),
          PageSection(
            id: "countries", heading: words["takesPartWhere"], empty: words["noCountries"],
            table: countries(writing), figure: map(writing)),
          PageSection(
            id: "activities", heading: words["takesPartIn"], empty: words["emptyTakesPart"],
            table: table(writing)),
        ],
        pager: writing.pager(
          total: sheet.activityCount, shown: sheet.activities.count, size: OrganisationPage.size),
        withheld: sheet.withheld
      ).content(writing))
  }

  private func facts(_ writing: PageWriting) -> [(label: String, value: String)] {
    let words = writing.words
    let roles = sheet.roles.map { role in
      let name = role.role.map(writing.organisationRole) ?? words["notStated"]
      return "\(name): \(writing.number(role.activities))"
    }
    let kept = sheet.isOwn ? words["ownOrganisation"] : sheet.keptAs.map { words["kept.\($0)"] }
    let facts: [(String, String?)] = [
      ("identifier", sheet.identifier), ("alsoCalled", sheet.names.joined(separator: ", ")),
      ("organisationType", sheet.type.map { writing.name($0, of: .organisationType) }),
      ("country", sheet.country.map { writing.country($0) }), ("website", sheet.website),
      ("keptAs", kept), ("roles", roles.joined(separator: ", ")),
    ]
    return facts.compactMap { key, value in
      value.flatMap { $0.isEmpty ? nil : (words[key], $0) }
    }
  }

  private func money(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["moneyFromAndTo"],
      [
        .init("direction", words["direction"]), .init("type", words["transactionType"]),
        .init("amount", words["amount"], .number), .init("currency", words["currency"], .code),
        .init("transactions", words["transactionCount"], .number),
      ],
      sheet.money.map { flow in
        let link = PageLink.to(
          OrganisationTransactionsPage.self, key,
          with: [
            "direction": flow.direction.rawValue, "type": flow.type ?? "-",
            "currency": flow.currency ?? "-",
          ])
        return [
          PageTable.Cell(
            flow.direction.rawValue, text: words["direction.\(flow.direction.rawValue)"]),
          .init(flow.type, text: writing.name(flow.type, of: .transactionType)),
          .init(flow.amount, text: writing.rounded(flow.amount, flow.currency), link: link),
          .init(flow.currency, text: flow.currency ?? words["noCurrency"]),
          .init(String(flow.transactions), text: writing.number(flow.transactions), link: link),
        ]
      })
  }

  private func countries(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["takesPartWhere"],
      [.init("country", words["country"]), .init("activities", words["activities"], .number)],
      sheet.countries.map { country in
        [
          .init(
            country.code, text: writing.country(country.code),
            link: PageLink.to(CountryPage.self, country.code)),
          .init(
            String(country.activities), text: writing.number(country.activities),
            link: writing.programmes(of: key, in: country.code)),
        ]
      })
  }

  private var key: String { sheet.identifier ?? sheet.name }

  private func map(_ writing: PageWriting) -> [String: Any]? {
    guard sheet.countries.contains(where: { OutlineMap.shows($0.code) }) else { return nil }
    return writing.figure(
      OutlineMap(
        title: writing.words["takesPartWhere"], unit: writing.words["activities"],
        territories: sheet.countries.map { country in
          OutlineMap.Territory(
            country.code, writing.country(country.code), writing.value(country.activities),
            note: Territories.find(country.code)?.note)
        }, extent: .around(sheet.countries.map(\.code)), disclaimer: Territories.disclaimer),
      id: "countries")
  }
}
