import Kernel
import Pages

/// Figures over time as lines, with bands for what lies between two figures. Where there is no
/// figure, the line has a gap.
public struct LineChart: Chart {
  public struct Point: Hashable, Sendable {
    public let label: String
    /// Where it lies among the others: a year, the number of a day.
    public let position: Int

    public init(_ label: String, at position: Int) {
      self.label = label
      self.position = position
    }
  }

  public struct Band: Hashable, Sendable {
    public let low: ChartValue
    public let high: ChartValue

    public init(low: ChartValue, high: ChartValue) {
      self.low = low
      self.high = high
    }
  }

  public struct Series: Hashable, Sendable {
    public let name: String
    /// One for each point; what is missing counts as no data.
    public let values: [ChartValue]
    /// Around the values, or beside them; nil where there is none.
    public let bands: [Band?]
    /// What the bands are, for the legend; nil for the range of the values.
    public let bandName: String?
    /// What was aimed at, rather than what came about.
    public let isTarget: Bool

    public init(
      _ name: String, _ values: [ChartValue], bands: [Band?] = [], bandName: String? = nil,
      isTarget: Bool = false
    ) {
      self.name = name
      self.values = values
      self.bands = bands
      self.bandName = bandName
      self.isTarget = isTarget
    }
  }

  public let title: String
  /// What the points are: `Year`.
  public let category: String
  public let unit: String?
  /// In the order of their positions.
  public let points: [Point]
  public let series: [Series]
  /// Whether the axis holds zero, so that heights can be compared and not differences alone.
  public let hasZero: Bool

  public init(
    title: String, category: String, unit: String?, points: [Point], series: [Series],
    hasZero: Bool = true
  ) {
    self.title = title
    self.category = category
    self.unit = unit
    self.points = points
    self.series = series
    self.hasZero = hasZero
  }

  public func summary(_ words: Words) -> String {
    var summary = Summary(words)
    summary.say(words.count(points.count, "chart.lines"))
    summary.unit(unit)
    for one in series {
      let values = points.indices.map { (points[$0].label, value(of: one, $0, words)) }
      let known = values.filter { $0.1.amount.value != nil }
      var text: [String] = []
      if known.count > 1, let first = known.first, let last = known.last {
        text.append(
          words[
            "chart.firstLast", summary.name(first.1.text), summary.name(first.0),
            summary.name(last.1.text), summary.name(last.0)])
      }
      var rest = Summary(words)
      rest.extremes(values)
      text.append(rest.text)
      let said = text.filter { !$0.isEmpty }.joined(separator: " ")
      summary.say(words["chart.ofSeries", summary.name(one.name), said])
    }
    return summary.text
  }

  public func table(_ words: Words) -> ChartTable {
    ChartTable(
      title,
      columns: [.words(category)]
        + series.flatMap { one -> [ChartTable.Column] in
          [.figures(one.name)]
            + (one.bands.isEmpty
              ? [] : [.figures(one.bandName ?? words["chart.range", one.name])])
        },
      rows: points.indices.map { index in
        [points[index].label]
          + series.flatMap { one -> [String] in
            let value = value(of: one, index, words)
            let range = band(of: one, index).map {
              words["chart.rangeText", $0.low.text, $0.high.text]
            }
            // Where there is no figure, its range is missing for the same reason.
            let none = value.amount.value == nil ? value.text : ""
            return [value.text] + (one.bands.isEmpty ? [] : [range ?? none])
          }
      },
      notes: unit.map { [words["chart.in", $0]] } ?? [])
  }

  func value(of series: Series, _ index: Int, _ words: Words) -> ChartValue {
    series.values.indices.contains(index)
      ? series.values[index] : ChartValue(.noData, text: words["noData"])
  }

  func band(of series: Series, _ index: Int) -> Band? {
    series.bands.indices.contains(index) ? series.bands[index] : nil
  }
}
