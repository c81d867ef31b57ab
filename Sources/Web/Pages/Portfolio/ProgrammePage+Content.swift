import CodeLists
import DonorReporting
import GoldenThread
import Importing
import Kernel
import Pages
import Platform
import Portfolio
import Training

extension ProgrammePage {
  /// How many indicators are drawn.
  private static let drawn = 6

  func content(_ writing: PageWriting) throws -> PageContent {
    let words = writing.words
    var values = PageBody(
      sections: [
        PageSection(id: "summary", heading: words["summary"], facts: facts(writing)),
        PageSection(
          id: "partners", heading: words["partnersAndMoney"], hint: words["partnersHint"],
          empty: words["noPartners"], table: partners(writing)),
        PageSection(
          id: "money", heading: words["budgetAgainstSpend"], hint: words["moneyHint"],
          empty: words["noMoneyHeld"], figures: moneyCharts(writing)),
        resultSection(writing),
        PageSection(
          id: "where", heading: words["whereItWorks"], empty: words["noCountries"],
          table: places(writing), figure: placeMap(writing), notes: unmapped(writing)),
        writing.threadSection(thread),
        PageSection(
          id: "cohorts", heading: words["trainingItServes"], empty: words["noCohortsHere"],
          table: cohorts.map { writing.cohorts($0) }),
        PageSection(
          id: "related", heading: words["relatedActivities"], empty: words["noRelated"],
          table: related(writing)),
        PageSection(
          id: "history", heading: words["history"], hint: words["historyHint"],
          empty: words["noHistory"], table: history(writing)),
      ], withheld: (cohorts?.withheld ?? [])
    ).content(writing)
    values["report"] = PageWriting.focusable(try ProgrammeReportHTML(report).renderMain())
    values["findings"] = findings.map(\.message)
    values["hasFindings"] = !findings.isEmpty
    return PageContent(
      title: shown.title ?? words["untitled"], kicker: words["programme"],
      subtitle: shown.identifier, values: values)
  }

  private func facts(_ writing: PageWriting) -> [(label: String, value: String)] {
    let words = writing.words
    let origin = shown.origin
    let place = [origin.file, origin.line.map { words["lineOf", String($0)] }].compactMap { $0 }
    let facts: [(String, String)] = [
      ("status", writing.stated(shown.status)),
      ("period", writing.written.period(shown.start, shown.end)),
      ("countries", shown.countries.map { writing.country($0.code) }.joined(separator: ", ")),
      ("sectors", shown.sectors.map { $0.name ?? $0.code }.joined(separator: ", ")),
      ("feed", origin.feed), ("sourceFile", place.joined(separator: ", ")),
      ("importedAt", "\(writing.moment(origin.importedAt)), \(origin.actor)"),
    ]
    return facts.map { (words[$0.0], writing.stated($0.1)) }
  }

  /// The organisations by their roles; each opens its page.
  private func partners(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["partnersAndMoney"],
      [
        .init("organisation", words["organisation"]), .init("role", words["role"]),
        .init("identifier", words["identifier"], .code),
      ],
      ([(shown.reportingOrg, words["role.reporting"])]
        + shown.participants.map { ($0, $0.role ?? words["notStated"]) })
        .map { organisation, role in
          let key = organisation.identifier ?? organisation.name
          return [
            .init(
              key, text: organisation.name ?? key ?? words["notStated"],
              link: key.map { PageLink.to(OrganisationPage.self, $0) }),
            .init(role), .init(organisation.identifier),
          ]
        })
  }

  /// With their numbers on the map, as far as the gate lets them out.
  private func places(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    var number = 0
    return PageTable(
      words["placeTable"],
      [
        .init("name", words["place"]), .init("number", words["onMap"], .number),
        .init("position", words["latitudeLongitude"], .code),
      ],
      report.programme.places.map { place in
        let isMapped = mapped(place, writing) != nil
        if isMapped { number += 1 }
        return [
          .init(place.name, text: writing.stated(place.name)),
          .init(isMapped ? String(number) : nil),
          .init(place.position, note: place.isCoarse ? words["movedPosition"] : nil),
        ]
      })
  }

  private func unmapped(_ writing: PageWriting) -> [String] {
    let names = report.programme.places.filter { mapped($0, writing) == nil }
      .map { writing.stated($0.name) }
    return names.isEmpty ? [] : [writing.words["unmappedPlaces", names.joined(separator: ", ")]]
  }

  private func resultSection(_ writing: PageWriting) -> PageSection {
    let words = writing.words
    let drawn = resultCharts(writing, atMost: ProgrammePage.drawn)
    let rest = drawn.count - drawn.charts.count
    return PageSection(
      id: "results", heading: words["resultsOverTime"], hint: words["resultsHint"],
      empty: words[report.results.isEmpty ? "noResultsHeld" : "noSeries"], figures: drawn.charts,
      notes: rest > 0 ? [words.count(rest, "moreIndicators")] : [])
  }

  private func related(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["relatedActivities"],
      [
        .init("title", words["title"]), .init("identifier", words["identifier"], .code),
        .init("type", words["relation"]),
      ],
      shown.related.map { other in
        [
          .init(
            other.title,
            text: other.title ?? words[other.id == nil ? "notHeld" : "untitled"],
            link: other.id.map { PageLink.to(ProgrammePage.self, String($0)) },
            isAbsent: other.id == nil),
          .init(other.identifier),
          .init(other.type, text: writing.name(other.type, of: .relatedActivityType)),
        ]
      })
  }

  private func history(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["history"],
      [
        .init("at", words["at"], .day), .init("action", words["whatHappened"]),
        .init("fields", words["fields"]), .init("actor", words["actor"]),
        .init("reason", words["because"]), .init("run", words["run"]),
      ],
      shown.history.map { entry in
        [
          .init(entry.at, text: writing.moment(entry.at)),
          .init(entry.action, text: words["happened.\(entry.action)"]), .init(entry.fields),
          .init(entry.actor), .init(entry.reason),
          .init(
            entry.run.map(String.init),
            link: entry.run.map { PageLink.to(RunPage.self, String($0)) }),
        ]
      })
  }
}
