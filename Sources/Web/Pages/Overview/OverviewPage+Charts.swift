import Drawing
import GoldenThread
import Kernel
import Pages
import Portfolio
import Reference

extension OverviewPage {
  /// Spend by country on a map; where the store reports in no currency, the number of programmes,
  /// because amounts of different currencies are not added.
  func map(_ writing: PageWriting) -> [[String: Any]] {
    let values: [(String, ChartValue)] =
      portfolio.converted.map { converted in
        converted.byCountry.compactMap { entry in
          entry.key.map { ($0, writing.value(entry.amount, converted.currency)) }
        }
      }
      ?? portfolio.programmes.compactMap { programme in
        programme.country.map { ($0, writing.value(programme.activities)) }
      }
    guard !values.isEmpty else { return [] }
    return [
      writing.figure(
        OutlineMap(
          title: writing.words[portfolio.converted == nil ? "programmesByCountry" : "byCountry"],
          unit: portfolio.converted?.currency,
          territories: values.map { code, value in
            OutlineMap.Territory(
              code, writing.country(code), value, note: Territories.find(code)?.note)
          }, extent: .around(values.map(\.0)), disclaimer: Territories.disclaimer), id: "map")
    ]
  }

  /// Spend by year, where it is in one currency.
  func timeline(_ writing: PageWriting) -> [[String: Any]] {
    guard let converted = portfolio.converted else { return [] }
    let amounts = Dictionary(
      converted.byYear.compactMap { entry in
        entry.key.flatMap { Int($0) }.map { ($0, writing.value(entry.amount, converted.currency)) }
      }, uniquingKeysWith: { first, _ in first })
    guard amounts.count > 1, let first = amounts.keys.min(), let last = amounts.keys.max() else {
      return []
    }
    return [
      writing.figure(
        BarChart(
          title: writing.words["byYear"], category: writing.words["year"],
          unit: converted.currency, series: [.init(writing.words["spend"])],
          bars: (first...last).map { .init(String($0), amounts[$0].map { [$0] } ?? []) },
          direction: .columns), id: "years", width: 460)
    ]
  }

  /// What each voice says of the actions due.
  func progress(_ writing: PageWriting) -> [[String: Any]] {
    guard !duePlans.isEmpty else { return [] }
    return [writing.figure(PlansPage.chart(duePlans, writing), id: "progress")]
  }
}
