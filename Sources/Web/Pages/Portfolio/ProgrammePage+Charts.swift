import CodeLists
import DonorReporting
import Drawing
import Kernel
import Pages
import Reference

extension ProgrammePage {
  /// Budget beside spend by year: in the reporting currency where the report has it, else in each
  /// currency.
  func moneyCharts(_ writing: PageWriting) -> [[String: Any]] {
    let years = report.money.years.filter { $0.span != .all }
    let isConverted = years.contains(where: \.isConverted)
    let shown = years.filter { $0.isConverted == isConverted }
    var currencies: [String] = []
    for year in shown where !currencies.contains(year.currency) { currencies.append(year.currency) }
    return currencies.enumerated().map { place, currency in
      writing.figure(
        BarChart(
          title: writing.words["budgetAndSpend", currency], category: writing.words["year"],
          unit: currency,
          series: [.init(writing.words["budget"]), .init(writing.words["spend"])],
          bars: shown.filter { $0.currency == currency }.map { year in
            .init(
              year.span.name(writing),
              [value(year.budget, writing), value(year.spend, writing)])
          }, direction: .columns), id: "money-\(place + 1)")
    }
  }

  private func value(_ total: ReportedMoney.Total, _ writing: PageWriting) -> ChartValue {
    ChartValue(
      total.amount,
      text: writing.written.amount(
        total.amount, decimals: Currencies.decimals(of: total.currency), rounded: true))
  }

  /// The recipient countries, with their shares, and the places that can be found on a map.
  func placeMap(_ writing: PageWriting) -> [String: Any]? {
    let countries = report.programme.countries
    let places = report.programme.places.compactMap { mapped($0, writing) }
    guard !places.isEmpty || countries.contains(where: { OutlineMap.shows($0.code) }) else {
      return nil
    }
    return writing.figure(
      OutlineMap(
        title: writing.words["whereItWorks"], unit: "%",
        territories: countries.map { share in
          OutlineMap.Territory(
            share.code, writing.country(share.code),
            share.percentage.map { writing.value($0, nil, text: "\($0) %") }
              ?? ChartValue(.notStated, text: writing.words["notStated"]),
            note: Territories.find(share.code)?.note)
        }, places: places, extent: .around(countries.map(\.code)),
        disclaimer: Territories.disclaimer),
      id: "places")
  }

  func mapped(_ place: ReportedActivity.Place, _ writing: PageWriting) -> OutlineMap.Place? {
    guard place.isWGS84, let position = place.position else { return nil }
    return OutlineMap.Place(
      writing.stated(place.name), position: position, isCoarse: place.isCoarse)
  }

  /// Target and actual over time of the indicators that are measured more than once, and how many
  /// of them there are.
  func resultCharts(
    _ writing: PageWriting, atMost limit: Int
  ) -> (charts: [[String: Any]], count: Int) {
    let series = report.results.flatMap(\.indicators).flatMap { indicator in
      IndicatorSeries.all(of: indicator)
    }
    return (
      series.prefix(limit).enumerated().map { place, one in
        writing.figure(one.chart(writing), id: "indicator-\(place + 1)")
      }, series.count
    )
  }
}

extension ReportedMoney.Span {
  fileprivate func name(_ writing: PageWriting) -> String {
    switch self {
    case .year(let year): String(year)
    case .notStated: writing.words["yearNotStated"]
    case .all: writing.words["allYears"]
    }
  }
}

/// An indicator's periods of one group of people, in order.
private struct IndicatorSeries {
  let indicator: ReportedResult.Indicator
  let group: String
  let lines: [(day: Int, line: ReportedResult.Line)]

  /// Those with numbers of at least two periods.
  static func all(of indicator: ReportedResult.Indicator) -> [IndicatorSeries] {
    var groups: [String] = []
    for line in indicator.lines where !groups.contains(line.group) { groups.append(line.group) }
    return groups.compactMap { group in
      let lines = indicator.lines.filter { $0.group == group }.compactMap { line in
        line.end.flatMap { CalendarDate($0)?.dayNumber }.map { (day: $0, line: line) }
      }.sorted { $0.day < $1.day }
      let told = lines.filter { isNumber($0.line.target) || isNumber($0.line.actual) }
      let days = Set(told.map(\.day))
      guard days.count > 1, days.count == told.count else { return nil }
      return IndicatorSeries(indicator: indicator, group: group, lines: told)
    }
  }

  private static func isNumber(_ value: ReportedResult.Value?) -> Bool {
    value?.value.flatMap { FixedDecimal(exactly: $0) } != nil
  }

  func chart(_ writing: PageWriting) -> LineChart {
    func value(_ value: ReportedResult.Value?) -> ChartValue {
      guard IndicatorSeries.isNumber(value), let text = value?.value else {
        return ChartValue(
          value == nil ? .noData : .notStated,
          text: writing.words[value == nil ? "noData" : "notStated"])
      }
      return writing.value(text, nil, text: writing.written.number(text))
    }
    let name = [indicator.title ?? writing.words["indicator"], group].filter { !$0.isEmpty }
      .joined(separator: " · ")
    let bands = lines.map { line in
      IndicatorSeries.band(value(line.line.baseline), value(line.line.target))
    }
    let hasBands = bands.contains { $0 != nil }
    return LineChart(
      title: name, category: writing.words["periodEnds"], unit: indicator.measure,
      points: lines.map { .init(writing.written.date($0.line.end), at: $0.day) },
      series: [
        .init(
          writing.words["target"], lines.map { value($0.line.target) },
          bands: hasBands ? bands : [], bandName: writing.words["baselineToTarget"],
          isTarget: true),
        .init(writing.words["actual"], lines.map { value($0.line.actual) }),
      ])
  }

  /// What lies between baseline and target, whichever is higher; nil where one is not a number.
  private static func band(_ baseline: ChartValue, _ target: ChartValue) -> LineChart.Band? {
    guard let from = baseline.amount.value, let to = target.amount.value else { return nil }
    return from <= to
      ? LineChart.Band(low: baseline, high: target) : LineChart.Band(low: target, high: baseline)
  }
}
