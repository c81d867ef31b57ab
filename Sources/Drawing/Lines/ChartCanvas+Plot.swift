import Kernel
import Pages

extension ChartCanvas {
  /// Draws a vertical axis with its lines, and leaves room above the highest figure.
  /// - Returns: where the figures go.
  mutating func plot(
    _ scale: AxisScale, unit: String?, height: Double,
    tick: (ExactDecimal, ChartCanvas) -> String
  ) -> Box {
    let texts = scale.ticks.map { tick($0, self) }
    let left = (texts.map { TextMeasure.width($0, size: 11) }.max() ?? 0) + 8
    bottom += 12
    if let unit = scale.unitLabel(unit, words) {
      text(unit, 0, bottom, .quiet, within: width, size: 11)
    }
    // For a figure above the highest column.
    bottom += 16
    let plot = Box(x: left, y: bottom, width: width - left - 4, height: height)
    for (value, text) in zip(scale.ticks, texts) {
      let y = plot.y + height - scale.position(value, along: height)
      line(plot.x, y, plot.x + plot.width, y, .rule)
      self.text(text, left - 8, y + 4, .quiet, anchor: .end, size: 11)
    }
    bottom += height
    return plot
  }

  /// Names along a horizontal axis: all of them, or every second, third … so that none meets the
  /// next; a name that is still too long is cut.
  mutating func categories(_ names: [(x: Double, label: String)], band: Double) {
    bottom += 16
    let widest =
      names.map { min(TextMeasure.width(SVGText.clean($0.label), size: 11), 110) }.max() ?? 0
    let every = max(1, Int(((widest + 8) / max(band, 1)).rounded(.up)))
    for (index, name) in names.enumerated() where index % every == 0 {
      let room = band * Double(every) - 6
      let half = min(TextMeasure.width(SVGText.clean(name.label), size: 11), room) / 2
      text(
        name.label, min(max(name.x, half), width - half), bottom, .quiet, anchor: .middle,
        within: room, size: 11)
    }
    bottom += 8
  }
}
