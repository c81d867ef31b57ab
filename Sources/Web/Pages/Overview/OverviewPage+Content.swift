import Commitments
import Disclosure
import DonorReporting
import GoldenThread
import Kernel
import Pages
import Portfolio
import Reference
import Training

extension OverviewPage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["overview"], subtitle: whose(writing),
      values: [
        "attention": attention.map { item in
          [
            "count": writing.number(item.count),
            "label": words["attention.\(item.key).\(item.count == 1 ? "one" : "other")"],
            "link": item.page,
          ]
        },
        "isCalm": attention.isEmpty, "isEmpty": portfolio.activities == 0,
        "activities": writing.number(portfolio.activities),
        "spend": spend(writing), "countries": countries(writing).content(words.entries),
        "years": years(writing).content(words.entries),
        "map": map(writing), "timeline": timeline(writing), "progress": progress(writing),
        "gaps": (portfolio.converted?.gaps ?? []).map { gap in
          words[
            "gap", writing.amount(gap.amount, gap.currency), words.count(gap.count, "transactions"),
            words["gap.\(gap.reason.rawValue)"]]
        },
        "allPlans": plans.total > 10
          ? [
            [
              "name": words["allPlans", writing.number(plans.total)],
              "link": PageLink.to(PlansPage.self),
            ]
          ] : [],
        "idlePlans": idlePlans(writing),
        "reachHeading": reach.map { words["reachIn", String($0.year)] } ?? words["trainingReach"],
        "plans": plansTable(writing).content(words.entries),
        "reports": reportsTable(writing).content(words.entries),
        "reach": reachTable(writing).content(words.entries),
        "concerns": concernsTable(writing).content(words.entries),
        "withheld":
          (portfolio.withheld + plans.withheld + concerns.withheld + reports.withheld
          + (reach?.withheld ?? []))
          .map { words["why.\($0.why.rawValue)", String($0.count), words["withheld.\($0.what)"]] },
      ])
  }

  private func whose(_ writing: PageWriting) -> String {
    let names = portfolio.organisations.prefix(3).joined(separator: ", ")
    return writing.words[
      portfolio.areOwnOrganisations ? "whose.own" : "whose.all",
      writing.number(portfolio.activities), names]
  }

  private func spend(_ writing: PageWriting) -> [[String: Any]] {
    let converted = portfolio.converted.map { converted in
      [
        [
          "amount": writing.rounded(converted.amount, converted.currency),
          "currency": converted.currency, "note": writing.words["convertedSpend"],
          "link": PageLink.to(ExplanationPage.self, with: ["converted": "1"]),
        ]
      ]
    }
    return converted
      ?? portfolio.spend.map { total in
        [
          "amount": writing.rounded(total.amount, total.currency),
          "currency": total.currency ?? writing.words["noCurrency"],
          "note": writing.words.count(total.count, "transactions"),
          "link": PageLink.to(ExplanationPage.self, with: ["currency": total.currency ?? "-"]),
        ]
      }
  }

  /// Programmes and spend of each country, in the reporting currency where there is one.
  private func countries(_ writing: PageWriting) -> PageTable {
    let entries = portfolio.converted?.byCountry ?? portfolio.byCountry
    let programmes = Dictionary(
      portfolio.programmes.map { ($0.country ?? "", $0.activities) }, uniquingKeysWith: +)
    let listed = Set(entries.map { $0.key ?? "" })
    let silent = portfolio.programmes.filter { !listed.contains($0.country ?? "") }
    let currency = portfolio.converted?.currency
    func programmesCell(_ code: String?) -> PageTable.Cell {
      let count = programmes[code ?? ""]
      return .init(
        count.map(String.init), text: count.map(writing.number) ?? writing.words["noData"],
        link: code.map { PageLink.to(PortfolioPage.self, with: ["country": $0]) },
        isAbsent: count == nil)
    }
    return PageTable(
      writing.words["byCountry"],
      [
        .init("country", writing.words["country"]),
        .init("programmes", writing.words["programmes"], .number),
        .init("spend", writing.words["spend"], .number),
        .init("currency", writing.words["currency"], .code),
      ],
      entries.map { entry in
        [
          .init(
            entry.key, text: writing.country(entry.key),
            link: entry.key.map { PageLink.to(CountryPage.self, $0) }, isAbsent: entry.key == nil),
          programmesCell(entry.key),
          .init(
            entry.amount,
            text: writing.rounded(entry.amount, currency ?? entry.currency),
            link: PageLink.to(
              ExplanationPage.self,
              with: [
                "country": entry.key ?? "-",
                "currency": currency == nil ? entry.currency ?? "-" : nil,
                "converted": currency == nil ? nil : "1",
              ])),
          .init(currency ?? entry.currency),
        ]
      }
        + silent.map { programme in
          [
            .init(
              programme.country, text: writing.country(programme.country),
              link: programme.country.map { PageLink.to(CountryPage.self, $0) }),
            programmesCell(programme.country),
            .init(nil, text: writing.words["noData"], isAbsent: true), .init(""),
          ]
        })
  }

  private func years(_ writing: PageWriting) -> PageTable {
    let entries = portfolio.converted?.byYear ?? portfolio.byYear
    let currency = portfolio.converted?.currency
    return PageTable(
      writing.words["byYear"],
      [
        .init("year", writing.words["year"]), .init("spend", writing.words["spend"], .number),
        .init("currency", writing.words["currency"], .code),
      ],
      entries.map { entry in
        [
          .init(entry.key, text: writing.stated(entry.key), isAbsent: entry.key == nil),
          .init(
            entry.amount, text: writing.rounded(entry.amount, currency ?? entry.currency),
            link: PageLink.to(
              ExplanationPage.self,
              with: [
                "year": entry.key ?? "-",
                "currency": currency == nil ? entry.currency ?? "-" : nil,
                "converted": currency == nil ? nil : "1",
              ])),
          .init(currency ?? entry.currency),
        ]
      })
  }
}
