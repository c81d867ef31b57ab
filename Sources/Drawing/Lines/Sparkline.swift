import Kernel
import Pages

/// A line small enough to stand in a row of a table; it has no axis and no text to be seen.
public struct Sparkline: Chart {
  public let title: String
  /// What the points are: `Year`.
  public let category: String
  public let unit: String?
  public let points: [(label: String, value: ChartValue)]

  public init(
    title: String, category: String, unit: String?,
    points: [(label: String, value: ChartValue)]
  ) {
    self.title = title
    self.category = category
    self.unit = unit
    self.points = points
  }

  private var line: LineChart {
    LineChart(
      title: title, category: category, unit: unit,
      points: points.enumerated().map { .init($1.label, at: $0) },
      series: [.init(title, points.map(\.value))])
  }

  public func summary(_ words: Words) -> String { line.summary(words) }

  public func table(_ words: Words) -> ChartTable {
    ChartTable(
      title, columns: [.words(category), .figures(unit ?? words["chart.value"])],
      rows: points.map { [$0.label, $0.value.text] })
  }

  public func draw(on canvas: inout ChartCanvas) {
    let height = 32.0
    let inset = 4.0
    let scale = AxisScale(covering: points.compactMap(\.value.amount.value))
    let step = (canvas.width - 2 * inset) / Double(max(points.count - 1, 1))
    let zero = height - inset - scale.position(.zero, along: height - 2 * inset)
    canvas.line(inset, zero, canvas.width - inset, zero, .rule)
    var path = ""
    var last: (x: Double, y: Double)?
    var isOpen = false
    for (index, point) in points.enumerated() {
      let x = inset + Double(index) * step
      guard let amount = point.value.amount.value else {
        canvas.line(x - 1.5, zero - 3, x + 1.5, zero + 3, .strong)
        isOpen = false
        continue
      }
      let y = height - inset - scale.position(amount, along: height - 2 * inset)
      // A point between two gaps is a dash of its own.
      let isAlone =
        !isOpen && (index + 1 >= points.count || points[index + 1].value.amount.value == nil)
      path += "\(isOpen ? "L" : "M")\(svgNumber(isAlone ? x - 1.5 : x)) \(svgNumber(y))"
      if isAlone { path += "h3" }
      last = (x, y)
      isOpen = true
    }
    if !path.isEmpty { canvas.path(path, Ink.series[0], width: 1.75) }
    if let last { canvas.circle(last.x, last.y, 2.5, Ink.series[0]) }
    canvas.bottom += height
  }
}
