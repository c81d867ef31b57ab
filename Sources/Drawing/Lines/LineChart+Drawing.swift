import Kernel
import Pages

extension LineChart {
  public func draw(on canvas: inout ChartCanvas) {
    guard !points.isEmpty, !series.isEmpty else { return canvas.empty() }
    canvas.legend(keys(on: canvas))
    let covered = series.flatMap { one in
      points.indices.flatMap { index -> [ExactDecimal?] in
        let band = band(of: one, index)
        return [
          value(of: one, index, canvas.words).amount.value, band?.low.amount.value,
          band?.high.amount.value,
        ]
      }
    }
    let scale = AxisScale(covering: covered.compactMap { $0 }, hasZero: hasZero)
    let plot = canvas.plot(scale, unit: unit, height: canvas.isNarrow ? 170 : 220) {
      scale.written($0, $1.settings.written)
    }
    let xs = positions(in: plot)
    let height = { (value: ExactDecimal) in
      plot.y + plot.height - scale.position(value, along: plot.height)
    }

    for (number, one) in series.enumerated() {
      for run in runs(where: { band(of: one, $0)?.isKnown == true }) {
        drawBand(of: one, number, over: run, xs, height, on: &canvas)
      }
    }
    if scale.low <= .zero {
      canvas.line(plot.x, height(.zero), plot.x + plot.width, height(.zero), .strong)
    }
    for (number, one) in series.enumerated() {
      let known = points.indices.map { value(of: one, $0, canvas.words) }
      for run in runs(where: { known[$0].amount.value != nil }) where run.count > 1 {
        let path = run.compactMap { index in
          known[index].amount.value.map { "\(svgNumber(xs[index])) \(svgNumber(height($0)))" }
        }
        canvas.path(
          "M" + path.joined(separator: "L"), Ink.series[number % Ink.series.count],
          width: one.isTarget ? 1.5 : 2.25, dash: one.isTarget ? "5 4" : LineChart.dash(number))
      }
      for index in points.indices {
        let tip = "\(one.name), \(points[index].label): \(known[index].text)"
        if let amount = known[index].amount.value {
          canvas.marker(number, xs[index], height(amount), isOpen: one.isTarget, tip: tip)
        }
      }
    }
    let step = plot.width / Double(max(points.count - 1, 1))
    canvas.categories(zip(xs, points).map { ($0, $1.label) }, band: step)
    drawGaps(xs, on: &canvas)
  }

  /// Why a line has gaps: a row of signs for each series that has some.
  private func drawGaps(_ xs: [Double], on canvas: inout ChartCanvas) {
    let size = ChartCanvas.markSize
    for (number, one) in series.enumerated() {
      let values = points.indices.map { value(of: one, $0, canvas.words) }
      guard values.contains(where: { $0.amount.value == nil }) else { continue }
      canvas.bottom += 2
      canvas.marker(number, 6, canvas.bottom + size / 2, isOpen: one.isTarget)
      for (x, value) in zip(xs, values) {
        guard value.amount.value == nil, let mark = value.mark else { continue }
        canvas.mark(mark, min(x - size / 2, canvas.width - size), canvas.bottom)
      }
      canvas.bottom += size + 2
    }
  }

  private func keys(on canvas: ChartCanvas) -> [ChartCanvas.Key] {
    let ofSeries = series.enumerated().map { number, one in
      ChartCanvas.Key(label: one.name) { canvas, x, y in
        let middle = y + ChartCanvas.markSize / 2
        canvas.line(
          x - 2, middle, x + ChartCanvas.markSize + 2, middle,
          Ink.series[number % Ink.series.count], width: 2)
        canvas.marker(number, x + ChartCanvas.markSize / 2, middle, isOpen: one.isTarget)
      }
    }
    let bands = series.enumerated().filter { $0.element.bands.contains { $0?.isKnown == true } }
      .compactMap { number, one in
        one.bandName.map { name in
          ChartCanvas.Key(label: name) { canvas, x, y in
            canvas.element(
              "rect",
              Box(x: x, y: y, width: ChartCanvas.markSize, height: ChartCanvas.markSize).attributes
                + LineChart.bandPaint(number))
          }
        }
      }
    let absent = series.flatMap { one in
      points.indices.map { value(of: one, $0, canvas.words) }
    }.filter { $0.mark != .zero }
    return ofSeries + bands + canvas.keys(for: absent)
  }

  /// A single point stands in the middle.
  private func positions(in plot: Box) -> [Double] {
    let all = points.map { Double($0.position) }
    guard let first = all.min(), let last = all.max(), last > first else {
      return points.map { _ in plot.x + plot.width / 2 }
    }
    let inset = 8.0
    return all.map { plot.x + inset + ($0 - first) / (last - first) * (plot.width - 2 * inset) }
  }

  /// The stretches without a gap.
  private func runs(where isThere: (Int) -> Bool) -> [[Int]] {
    points.indices.reduce(into: [[Int]]()) { runs, index in
      guard isThere(index) else { return }
      if let last = runs.last?.last, last == index - 1 {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
  }

  private func drawBand(
    of one: Series, _ number: Int, over run: [Int], _ xs: [Double],
    _ height: @escaping (ExactDecimal) -> Double, on canvas: inout ChartCanvas
  ) {
    let upper = run.compactMap { index in
      band(of: one, index)?.high.amount.value.map { (xs[index], height($0)) }
    }
    let lower = run.reversed().compactMap { index in
      band(of: one, index)?.low.amount.value.map { (xs[index], height($0)) }
    }
    var outline = upper + lower
    // A band at one point alone has some width.
    if run.count == 1, let top = upper.first, let end = lower.first {
      outline = [
        (top.0 - 3, top.1), (top.0 + 3, top.1), (end.0 + 3, end.1), (end.0 - 3, end.1),
      ]
    }
    let data = outline.map { "\(svgNumber($0.0)) \(svgNumber($0.1))" }.joined(separator: "L")
    canvas.element("path", ["d=\"M\(data)Z\""] + LineChart.bandPaint(number))
  }

  private static func bandPaint(_ number: Int) -> [String] {
    Attribute.fill(Ink.series[number % Ink.series.count]) + [Attribute.at("fill-opacity", 0.2)]
  }

  private static func dash(_ number: Int) -> String? {
    [nil, "9 3", "2 3", "9 3 2 3", "5 2", "1 2"][number % 6]
  }
}

extension LineChart.Band {
  var isKnown: Bool { low.amount.value != nil && high.amount.value != nil }
}

extension ChartCanvas {
  /// A point of a line: another shape for each series.
  mutating func marker(
    _ series: Int, _ x: Double, _ y: Double, isOpen: Bool = false, tip: String? = nil
  ) {
    let shapes = [
      "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z", "m-3.2 -3.2h6.4v6.4h-6.4z",
      "m0 -4.2l4 7h-8z", "m0 -4.4l4.4 4.4l-4.4 4.4l-4.4 -4.4z", "m0 4.2l4 -7h-8z",
      "m-4 -1.3h2.7v-2.7h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7z",
    ]
    let ink = Ink.series[series % Ink.series.count]
    let paint = isOpen ? Attribute.both(.paper, ink, 1.5) : Attribute.both(ink, .paper, 1)
    let data = "M\(svgNumber(x)) \(svgNumber(y))\(shapes[series % shapes.count])"
    element("path", ["d=\"\(data)\""] + paint, tip: tip)
  }
}
