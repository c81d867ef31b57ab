import Kernel
import Pages

extension BarChart {
  /// One column beside the other, in the order given.
  func drawColumns(on canvas: inout ChartCanvas) {
    let height = canvas.isNarrow ? 170.0 : 220.0
    let scale = scale(steps: 5)
    let plot = canvas.plot(scale, unit: unit, height: height) { tick(tick: $0, scale, $1) }
    let band = plot.width / Double(bars.count)
    let breadth = min(band * 0.72, 52 * Double(lanes))
    let zero = plot.y + plot.height - scale.position(.zero, along: plot.height)

    for (index, bar) in bars.enumerated() {
      let middle = plot.x + (Double(index) + 0.5) * band
      let lane = breadth / Double(lanes)
      for segment in segments(of: bar) {
        let ends = [segment.from, segment.to].map {
          plot.y + plot.height - scale.position($0, along: plot.height)
        }
        let box = Box(
          x: middle - breadth / 2 + Double(self.lane(of: segment.series)) * lane,
          y: min(ends[0], ends[1]), width: lane - (lanes > 1 ? 1 : 0),
          height: abs(ends[1] - ends[0]))
        draw(segment, of: bar, in: box, on: &canvas)
      }
      for number in 0..<lanes {
        let center = middle - breadth / 2 + (Double(number) + 0.5) * lane
        let top = segments(of: bar).filter { self.lane(of: $0.series) == number }.map(\.to).max()
        var y =
          plot.y + plot.height
          - scale.position(max(top ?? .zero, .zero), along: plot.height)
        for (mark, _) in marks(of: bar, lane: number, canvas) {
          y -= ChartCanvas.markSize + 3
          canvas.mark(mark, center - ChartCanvas.markSize / 2, y)
        }
      }
    }
    canvas.line(plot.x, zero, plot.x + plot.width, zero, .strong)
    drawFigures(in: plot, band, scale, on: &canvas)
    canvas.categories(
      bars.enumerated().map { (plot.x + (Double($0) + 0.5) * band, $1.label) }, band: band)
  }

  private func tick(tick: ExactDecimal, _ scale: AxisScale, _ canvas: ChartCanvas) -> String {
    self.tick(tick, scale, on: canvas)
  }

  /// Above the columns, where all of them have room.
  private func drawFigures(
    in plot: Box, _ band: Double, _ scale: AxisScale, on canvas: inout ChartCanvas
  ) {
    let shown = bars.map { bar -> (text: String, at: ExactDecimal)? in
      let segments = segments(of: bar)
      let top = segments.map(\.to).max() ?? .zero
      if arrangement == .stacked, series.count > 1 { return bar.total.map { ($0.text, top) } }
      guard series.count == 1, let only = segments.first else { return nil }
      return (only.value.text, only.to)
    }
    let fits = shown.allSatisfy {
      TextMeasure.width(SVGText.clean($0?.text ?? ""), size: 11) <= band - 6
    }
    guard fits else { return }
    for (index, figure) in shown.enumerated() {
      guard let figure else { continue }
      let y = plot.y + plot.height - scale.position(figure.at, along: plot.height)
      canvas.text(
        figure.text, plot.x + (Double(index) + 0.5) * band, figure.at < .zero ? y + 13 : y - 5,
        anchor: .middle, size: 11, isOnShapes: true)
    }
  }
}
