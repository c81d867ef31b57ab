import GRDB
import GoldenThread
import Kernel
import Pages
import Platform
import Training

/// The figures of one cohort, as they may leave.
struct CohortPage: Page {
  static let address = PageAddress(
    "/cohorts/{cohort}", "cohort", in: .training, hasTable: true, parameters: [.today])

  /// As `baraza cohort show`.
  let shown: ShownCohort

  func encode(to encoder: any Encoder) throws { try shown.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CohortPage {
    let report = try CohortReport.load(
      db, question.subject("cohort"), asOf: question.today, for: question.audience)
    let rates = try CohortCost.Rates.load(db, currency: nil, source: nil)
    return CohortPage(
      shown: ShownCohort(
        report: report, cost: try CohortCost.load(db, of: report, rates, for: question.audience)))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let cohort = shown.report.cohort
    return PageContent(
      title: cohort.title, kicker: words["cohort"], subtitle: cohort.code,
      values: [
        "sections": [
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
            table: table(writing)),
        ].map { $0.content(writing) },
        "withheld": writing.withheld(shown.report.withheld + shown.cost.withheld),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["figures"],
      [
        .init("figure", words["figure"]), .init("row", words["whom"]),
        .init("column", words["which"]), .init("value", words["figureValue"], .number),
        .init("unit", words["unit"]),
      ],
      shown.report.figures.map { line in
        [
          .init(line.figure, text: line.figure.replacing("-", with: " ")),
          .init(line.row, text: words.entries["row.\(line.row)"] ?? line.row),
          .init(line.column, text: line.column.map { words.entries["row.\($0)"] ?? $0 }),
          .init(
            line.value, text: line.value.map(writing.written.number) ?? line.reason,
            isAbsent: line.value == nil),
          .init(line.unit.rawValue),
        ]
      })
  }
}
