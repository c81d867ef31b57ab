import GRDB
import GoldenThread
import Kernel
import Pages
import Platform
import Reference
import Training

/// The figures of one cohort, as they may leave.
struct CohortPage: Page {
  static let address = PageAddress(
    "/cohorts/{cohort}", "cohort", in: .training, hasTable: true,
    parameters: [Parameter("currency", .currency), Parameter("rateSource", .text), .today])

  /// As `baraza cohort show`.
  let shown: ShownCohort
  /// Whose rates the store has.
  let sources: [String]

  func encode(to encoder: any Encoder) throws { try shown.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CohortPage {
    let report = try CohortReport.load(
      db, question.subject("cohort"), asOf: question.today, for: question.audience)
    let rates = try CohortCost.Rates.load(
      db, currency: question["currency"].flatMap { CurrencyCode($0) },
      source: question["rateSource"])
    return CohortPage(
      shown: ShownCohort(
        report: report, cost: try CohortCost.load(db, of: report, rates, for: question.audience)),
      sources: try RateTable.sources(in: db))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let cohort = shown.report.cohort
    return PageContent(
      title: cohort.title, kicker: words["cohort"], subtitle: cohort.code,
      values: body(writing).content(writing).merging([
        "choices": ["rateSource": sources.map { (value: $0, name: $0) }]
      ]) { $1 })
  }

  private func body(_ writing: PageWriting) -> PageBody {
    let words = writing.words
    let cohort = shown.report.cohort
    return PageBody(
      sections: [
        PageSection(
          id: "cohort", heading: words["heldWhere"],
          facts: [
            (words["course"], cohort.course), (words["programme"], cohort.programme),
            (words["country"], writing.country(cohort.country)),
            (words["place"], writing.stated(cohort.place)),
            (words["period"], writing.written.period(cohort.begins, cohort.ends)),
            (words["seats"], String(cohort.seats)), (words["status"], cohort.status),
          ]),
        PageSection(
          id: "figures", heading: words["figures"], hint: words["figuresHint"],
          table: writing.lines(words["figures"], plainFigures, by: nil)),
      ] + crossedSections(writing) + [
        writing.rules(shown.report.explanation), costSection(writing), candidateSection(writing),
      ], withheld: shown.report.withheld + shown.cost.withheld)
  }

  func table(_ writing: PageWriting) -> PageTable? {
    writing.lines(writing.words["figures"], shown.report.figures.map { ("", $0) }, by: nil)
  }

  /// Figures of one number each.
  private var plainFigures: [(group: String, line: FigureLine)] {
    shown.report.figures.filter { $0.column == nil && !isCrossed($0.figure) }.map { ("", $0) }
  }

  private func isCrossed(_ figure: String) -> Bool {
    shown.report.figures.contains { $0.figure == figure && $0.column != nil }
  }

  /// A section for each figure of two axes.
  private func crossedSections(_ writing: PageWriting) -> [PageSection] {
    var figures: [String] = []
    for line in shown.report.figures where isCrossed(line.figure) && !figures.contains(line.figure)
    {
      figures.append(line.figure)
    }
    return figures.map { figure in
      let name = writing.name(ofFigure: figure)
      return PageSection(
        id: figure, heading: name.prefix(1).uppercased() + name.dropFirst(),
        table: writing.crossed(name, shown.report.figures.filter { $0.figure == figure }))
    }
  }
}
