import Kernel
import Pages

/// Bars from a base of zero: of one series, of several side by side, or stacked. What is below zero,
/// and a series that is set against the others, goes the other way.
public struct BarChart: Chart {
  public struct Series: Hashable, Sendable {
    public let name: String
    /// Drawn away from the others, so that two sides can be compared.
    public let isOpposed: Bool

    public init(_ name: String, isOpposed: Bool = false) {
      self.name = name
      self.isOpposed = isOpposed
    }
  }

  public struct Bar: Hashable, Sendable {
    public let label: String
    /// One for each series; what is missing counts as no data.
    public let values: [ChartValue]
    /// What a stack comes to, where its room knows it.
    public let total: ChartValue?

    public init(_ label: String, _ values: [ChartValue], total: ChartValue? = nil) {
      self.label = label
      self.values = values
      self.total = total
    }
  }

  public enum Arrangement: Hashable, Sendable { case sideBySide, stacked }
  /// Rows for names; columns for what has an order of its own, such as years.
  public enum Direction: Hashable, Sendable { case rows, columns }

  public let title: String
  /// What the bars are: `Country`.
  public let category: String
  /// What the figures are in: `GBP`.
  public let unit: String?
  public let series: [Series]
  public let bars: [Bar]
  public let arrangement: Arrangement
  public let direction: Direction

  public init(
    title: String, category: String, unit: String?, series: [Series], bars: [Bar],
    arrangement: Arrangement = .sideBySide, direction: Direction = .rows
  ) {
    self.title = title
    self.category = category
    self.unit = unit
    self.series = series
    self.bars = bars
    self.arrangement = arrangement
    self.direction = direction
  }

  public func summary(_ words: Words) -> String {
    var summary = Summary(words)
    summary.say(words.count(bars.count, "chart.bars"))
    summary.unit(unit)
    for (index, one) in series.enumerated() {
      let values = bars.map { (label: $0.label, value: value(of: $0, index, words)) }
      summary.extremes(values, of: series.count > 1 ? one.name : nil)
    }
    return summary.text
  }

  public func table(_ words: Words) -> ChartTable {
    let hasTotals = bars.contains { $0.total != nil }
    return ChartTable(
      title,
      columns: [.words(category)] + series.map { .figures($0.name) }
        + (hasTotals ? [.figures(words["chart.total"])] : []),
      rows: bars.map { bar in
        [bar.label] + series.indices.map { value(of: bar, $0, words).text }
          + (hasTotals ? [bar.total?.text ?? ""] : [])
      },
      notes: unit.map { [words["chart.in", $0]] } ?? [])
  }

  func value(of bar: Bar, _ index: Int, _ words: Words) -> ChartValue {
    bar.values.indices.contains(index)
      ? bar.values[index] : ChartValue(.noData, text: words["noData"])
  }

  public func draw(on canvas: inout ChartCanvas) {
    guard !bars.isEmpty, !series.isEmpty else { return canvas.empty() }
    canvas.legend(keys(on: canvas))
    switch direction {
    case .rows: drawRows(on: &canvas)
    case .columns: drawColumns(on: &canvas)
    }
  }

  private func keys(on canvas: ChartCanvas) -> [ChartCanvas.Key] {
    let ofSeries = series.enumerated().map { index, one in
      ChartCanvas.Key.swatch(one.name, BarChart.ink(index), Texture.series(index))
    }
    let values = bars.flatMap { bar in
      series.indices.map { value(of: bar, $0, canvas.words) }
    }
    return (series.count > 1 ? ofSeries : []) + canvas.keys(for: values)
  }
}
