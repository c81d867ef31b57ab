import Drawing
import Pages
import Training

extension ReachPage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let stage = words["stage.\(report.stage.rawValue)"]
    let hasPeople = report.programmes.contains { !$0.figures.isEmpty }
    return PageContent(
      title: words["reachIn", String(report.year)], kicker: words["section.training"],
      subtitle: words["stageOf", stage],
      values: PageBody(
        sections: [
          PageSection(
            id: "stages", heading: words["stages"], hint: words["stagesHint"],
            empty: words["emptyReach"],
            figure: hasPeople ? writing.figure(stagesChart(writing), id: "stages") : nil,
            notes: [across(writing)])
        ]
          + report.programmes.enumerated().map { place, programme in
            section(programme, "programme-\(place + 1)", writing)
          } + [writing.rules(report.explanation)], withheld: report.withheld
      ).content(writing))
  }

  /// How many people came how far, in each programme.
  private func stagesChart(_ writing: PageWriting) -> BarChart {
    BarChart(
      title: writing.words["stages"], category: writing.words["programme"],
      unit: writing.words["people"],
      series: stages.map { BarChart.Series(writing.words["stage.\($0.stage.rawValue)"]) },
      bars: report.programmes.map { programme in
        BarChart.Bar(
          programme.programme,
          stages.map { stage in
            writing.value(
              stage.programmes.first { $0.programme == programme.programme }?
                .line("sex", "total", nil))
          })
      })
  }

  private func across(_ writing: PageWriting) -> String {
    let bounds = report.across.map { writing.cell($0).text ?? "" }
    return writing.words["acrossProgrammes", bounds.first ?? "", bounds.last ?? ""]
  }

  private func section(
    _ programme: ReachReport.Programme, _ id: String, _ writing: PageWriting
  ) -> PageSection {
    let words = writing.words
    let sexes = programme.figures.filter { $0.figure == "sex" && $0.row != "total" }
    let attributes = ["age-group", "level", "institution-type", "country"]
    let crossed = programme.figures.filter { attributes.contains($0.figure) }
    let rows = crossed.filter { $0.row != "total" && $0.column == "total" }
    return PageSection(
      id: id, heading: programme.programme, hint: words["reachHint"], empty: words["emptyReach"],
      table: writing.crossed(programme.programme, crossed),
      figure: rows.isEmpty
        ? nil
        : writing.figure(
          BarChart(
            title: words["reachChart", programme.programme], category: words["whom"],
            unit: words["people"], series: sexes.map { BarChart.Series(writing.word($0.row)) },
            bars: rows.map { row in
              BarChart.Bar(
                writing.word(row.row),
                sexes.map { sex in
                  writing.value(programme.line(row.figure, row.row, sex.row))
                }, total: writing.value(row))
            }, arrangement: .stacked), id: id))
  }
}

extension ReachReport.Programme {
  fileprivate func line(_ figure: String, _ row: String, _ column: String?) -> FigureLine? {
    figures.first { $0.figure == figure && $0.row == row && $0.column == column }
  }
}
