import Drawing
import GRDB
import Kernel
import Pages
import Training

/// Hours of decision-makers in a year, by country and by module.
struct HoursPage: Page {
  static let address = PageAddress(
    "/training/hours", "hours", in: .training, hasTable: true,
    parameters: [
      Parameter("year", .number(from: 1, to: 9_998)), Parameter("programme", .text), .today,
    ])

  /// As `baraza training hours`.
  let report: HoursReport

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> HoursPage {
    HoursPage(
      report: try HoursReport.load(
        db, in: question.trainingYear(), programme: question["programme"],
        for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["hoursIn", String(report.year)], kicker: words["section.training"],
      values: PageBody(
        sections: [
          PageSection(
            id: "countries", heading: words["figure.indicator-20"], hint: words["hoursHint"],
            empty: words["emptyHours"], table: countries(writing),
            notes: report.excluded.sorted { $0.key < $1.key }.map { country, kinds in
              words[
                "notCountedIn", writing.country(country),
                kinds.map(writing.word).joined(separator: ", ")]
            }),
          PageSection(
            id: "modules", heading: words["modules"], hint: words["modulesHint"],
            empty: words["emptyHours"], table: modules(writing), figure: chart(writing)),
          writing.rules(report.explanation),
        ], withheld: report.withheld
      ).content(writing))
  }

  func table(_ writing: PageWriting) -> PageTable? {
    writing.lines(writing.words["decisionMakers"], report.figures.map { ("", $0) }, by: nil)
  }

  private func countries(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    let lines = report.figures.filter { $0.figure == "indicator-20" }
    func line(_ country: String, _ column: String?, _ unit: FigureLine.Unit) -> PageTable.Cell {
      writing.cell(
        lines.first { $0.row == country && $0.column == column && $0.unit == unit })
    }
    return PageTable(
      words["figure.indicator-20"],
      [
        .init("country", words["country"]), .init("hours", words["hours"], .number),
        .init("headcount", words["row.headcount"], .number),
        .init("perHead", words["unit.hours-per-head"], .number),
      ],
      lines.filter { $0.unit == .hoursPerHead }.map(\.row).map { country in
        [
          .init(country, text: writing.country(country)), line(country, nil, .hours),
          line(country, "headcount", .people), line(country, nil, .hoursPerHead),
        ]
      })
  }

  /// Hours of each module in each country, and in all.
  private var moduleHours: [FigureLine] {
    report.figures.filter { $0.figure == "module" && $0.unit == .hours }
  }

  private func modules(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["modules"],
      [
        .init("module", words["module"]), .init("country", words["country"]),
        .init("hours", words["hours"], .number), .init("people", words["people"], .number),
      ],
      moduleHours.map { line in
        let people = report.figures.first {
          $0.figure == "module" && $0.unit == .people && $0.row == line.row
            && $0.column == line.column
        }
        return [
          .init(line.row, text: writing.word(line.row)),
          .init(
            line.column, text: line.column.map(writing.country) ?? words["allCountries"]),
          writing.cell(line), writing.cell(people),
        ]
      })
  }

  private func chart(_ writing: PageWriting) -> [String: Any]? {
    let words = writing.words
    let totals = moduleHours.filter { $0.column == nil }
    guard !totals.isEmpty else { return nil }
    return writing.figure(
      BarChart(
        title: words["decisionMakers"], category: words["module"], unit: words["hours"],
        series: [.init(words["hours"])],
        bars: totals.map { .init(writing.word($0.row), [writing.value($0)]) }), id: "modules")
  }
}
