import Kernel
import Pages

extension BarChart {
  /// One row below the other, its name before it or, where there is little room, above it.
  func drawRows(on canvas: inout ChartCanvas) {
    let size = ChartCanvas.textSize
    let measure = { TextMeasure.width(SVGText.clean($0), size: size) }
    let names = (bars.map { measure($0.label) }.max() ?? 0) + 12
    let nameRoom = canvas.isNarrow ? 0 : min(names, canvas.width * 0.32)

    // Figures stand where the bar ends, on the side that it goes to.
    var before = 0.0
    var after = 14.0
    for bar in bars {
      for (text, isBefore) in figures(of: bar, on: canvas) {
        let room = min(measure(text), canvas.width * 0.3) + 8
        if isBefore { before = max(before, room) } else { after = max(after, room) }
      }
    }
    let left = nameRoom + before
    let length = max(canvas.width - left - after, 40)
    let scale = scale(steps: max(2, Int(length / 95)))
    let zero = left + scale.position(.zero, along: length)

    let thickness = lanes > 1 ? 11.0 : 15.0
    let nameHeight = canvas.isNarrow ? 17.0 : 0
    let band = nameHeight + Double(lanes) * thickness + (lanes > 1 ? 12 : 10)
    let top = canvas.bottom
    let end = top + Double(bars.count) * band
    for tick in scale.ticks where tick != .zero {
      let x = left + scale.position(tick, along: length)
      canvas.line(x, top, x, end, .rule)
    }
    for (index, bar) in bars.enumerated() {
      let start = top + Double(index) * band + 4
      let middle = start + Double(lanes) * thickness / 2 + 4
      canvas.text(
        bar.label, canvas.isNarrow ? 5 : 0, canvas.isNarrow ? start + 10 : middle,
        within: canvas.isNarrow ? canvas.width - 5 : nameRoom - 8, isOnShapes: canvas.isNarrow)
      let row = start + nameHeight
      for segment in segments(of: bar) {
        let ends = [segment.from, segment.to].map { left + scale.position($0, along: length) }
        let box = Box(
          x: min(ends[0], ends[1]), y: row + Double(lane(of: segment.series)) * thickness,
          width: abs(ends[1] - ends[0]), height: thickness - (lanes > 1 ? 1 : 0))
        draw(segment, of: bar, in: box, on: &canvas)
      }
      // A name above its row is not crossed by the base.
      let base = canvas.isNarrow ? row - 2 : top + Double(index) * band
      canvas.line(zero, base, zero, top + Double(index + 1) * band, .strong)
      drawFigures(of: bar, row, thickness, left, length, scale, on: &canvas)
    }
    canvas.bottom = end
    drawAxis(scale, left, length, on: &canvas)
  }

  /// Whether each figure has an end of a bar to itself.
  private var hasFigureAtEnds: Bool {
    arrangement == .sideBySide
      || (series.count { $0.isOpposed } <= 1 && series.count { !$0.isOpposed } <= 1)
  }

  /// What is written beside a bar, and whether to the left of it.
  private func figures(of bar: Bar, on canvas: ChartCanvas) -> [(text: String, isBefore: Bool)] {
    let segments = segments(of: bar)
    var figures = (0..<lanes).flatMap { lane in
      marks(of: bar, lane: lane, canvas).map { ("\($0.text)      ", false) }
    }
    if !hasFigureAtEnds {
      if let total = bar.total { figures = [(total.text + figures.map(\.0).joined(), false)] }
    } else {
      figures += segments.map { ($0.value.text, $0.to < .zero) }
    }
    return figures
  }

  private func drawFigures(
    of bar: Bar, _ row: Double, _ thickness: Double, _ left: Double, _ length: Double,
    _ scale: AxisScale, on canvas: inout ChartCanvas
  ) {
    let segments = segments(of: bar)
    for lane in 0..<lanes {
      let line = row + Double(lane) * thickness
      let base = line + thickness / 2 + (lanes > 1 ? 3.5 : 4.3)
      let size = lanes > 1 ? 10.5 : ChartCanvas.textSize
      let own = segments.filter { self.lane(of: $0.series) == lane }
      let furthest = own.map(\.to).max().map { max($0, .zero) } ?? .zero
      var x = left + scale.position(furthest, along: length) + 5
      if !hasFigureAtEnds, let total = bar.total, total.amount.value != nil, !own.isEmpty {
        x += canvas.text(total.text, x, base, within: canvas.width - x, size: size) + 10
      }
      for (mark, text) in marks(of: bar, lane: lane, canvas) {
        canvas.mark(mark, x, line + (thickness - ChartCanvas.markSize) / 2)
        x += ChartCanvas.markSize + 5
        x += canvas.text(text, x, base, .quiet, within: canvas.width - x, size: size) + 8
      }
      guard hasFigureAtEnds else { continue }
      for segment in own {
        let at = left + scale.position(segment.to, along: length)
        let isBefore = segment.to < .zero
        canvas.text(
          segment.value.text, isBefore ? at - 5 : at + 5, base, anchor: isBefore ? .end : .start,
          within: isBefore ? at - 5 : canvas.width - at - 5, size: size)
      }
    }
  }

  private func drawAxis(
    _ scale: AxisScale, _ left: Double, _ length: Double, on canvas: inout ChartCanvas
  ) {
    canvas.bottom += 15
    for tick in scale.ticks {
      let text = self.tick(tick, scale, on: canvas)
      let half = TextMeasure.width(text, size: 11) / 2
      let x = left + scale.position(tick, along: length)
      canvas.text(
        text, min(max(x, half), canvas.width - half), canvas.bottom, .quiet, anchor: .middle,
        size: 11)
    }
    if let unit = scale.unitLabel(unit, canvas.words) {
      canvas.bottom += 16
      canvas.text(
        unit, left + length, canvas.bottom, .quiet, anchor: .end, within: left + length, size: 11)
    }
    canvas.bottom += 6
  }
}
