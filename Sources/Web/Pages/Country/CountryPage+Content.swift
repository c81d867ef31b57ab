import CodeLists
import GoldenThread
import Kernel
import Pages
import Platform
import Portfolio
import Training

extension CountryPage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: name ?? code, kicker: words["country"], subtitle: code,
      values: [
        "sections": [
          PageSection(
            id: "spend", heading: words["spend"], empty: words["emptySpend"],
            table: spendTable(writing), notes: [note].compactMap { $0 }),
          PageSection(
            id: "programmes", heading: words["programmes"], empty: words["nothingFound"],
            table: activityTable(writing),
            notes: activityCount > activities.count
              ? [words["rangeOf", writing.number(activities.count), writing.number(activityCount)]]
              : []),
          PageSection(
            id: "plans", heading: words["plansReport"], empty: words["noPlansHere"],
            table: PlansPage(list: plans).table(writing)),
          PageSection(
            id: "concerns", heading: words["allConcerns"], empty: words["emptyConcernList"],
            table: ConcernsPage(list: concerns).table(writing)),
          PageSection(
            id: "cohorts", heading: words["cohortList"], empty: words["emptyCohorts"],
            table: cohorts.map { writing.cohorts($0) }),
        ].map { $0.content(writing) },
        "all": PageLink.to(PortfolioPage.self, with: ["country": code]),
        "withheld": writing.withheld(
          withheld + plans.withheld + concerns.withheld + (cohorts?.withheld ?? [])),
      ])
  }

  private func spendTable(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["spend"],
      [.init("currency", words["currency"]), .init("spend", words["spend"], .number)],
      spend.map { entry in
        let currency = reportingCurrency ?? entry.currency
        return [
          .init(currency, text: currency ?? words["noCurrency"]),
          .init(
            entry.amount, text: writing.rounded(entry.amount, currency),
            link: PageLink.to(
              ExplanationPage.self,
              with: [
                "country": code, "converted": reportingCurrency == nil ? nil : "1",
                "currency": reportingCurrency == nil ? entry.currency ?? "-" : nil,
              ])),
        ]
      })
  }

  private func activityTable(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["programmes"],
      [
        .init("title", words["title"]), .init("identifier", words["identifier"], .code),
        .init("status", words["status"]), .init("start", words["start"], .day),
        .init("end", words["end"], .day),
      ],
      activities.map { item in
        [
          .init(
            item.title.value, text: item.title.value ?? words["untitled"],
            link: PageLink.to(ProgrammePage.self, String(item.id))),
          .init(item.identifier),
          .init(item.status.value, text: writing.name(item.status.value, of: .activityStatus)),
          .init(item.start.value, text: item.start.value.map { writing.written.date($0) }),
          .init(item.end.value, text: item.end.value.map { writing.written.date($0) }),
        ]
      })
  }
}
