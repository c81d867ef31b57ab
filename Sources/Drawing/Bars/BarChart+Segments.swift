import Kernel
import Pages

extension BarChart {
  /// A length of one series within a bar.
  struct Segment {
    let series: Int
    let from: ExactDecimal
    let to: ExactDecimal
    let value: ChartValue
  }

  static func ink(_ series: Int) -> Ink { Ink.series[series % Ink.series.count] }

  /// What has a length, from zero outwards.
  func segments(of bar: Bar) -> [Segment] {
    var above: Int128 = 0
    var below: Int128 = 0
    return zip(series.indices, bar.values).compactMap { index, value in
      guard let amount = value.amount.value, amount != .zero else { return nil }
      let length = AxisScale.clamped(amount) * (series[index].isOpposed ? -1 : 1)
      guard arrangement == .stacked else {
        return Segment(
          series: index, from: .zero, to: ExactDecimal(millionths: length), value: value)
      }
      let start = length > 0 ? above : below
      if length > 0 { above += length } else { below += length }
      return Segment(
        series: index, from: ExactDecimal(millionths: start),
        to: ExactDecimal(millionths: start + length), value: value)
    }
  }

  func scale(steps: Int) -> AxisScale {
    AxisScale(
      covering: bars.flatMap { segments(of: $0).flatMap { [$0.from, $0.to] } }, steps: steps)
  }

  /// Set against each other, both sides count upward.
  func tick(_ tick: ExactDecimal, _ scale: AxisScale, on canvas: ChartCanvas) -> String {
    let isOpposed = series.contains(where: \.isOpposed)
    let shown =
      isOpposed && tick < .zero ? ExactDecimal(millionths: -tick.millionths) : tick
    return scale.written(shown, canvas.settings.written)
  }

  /// How many bars lie side by side in one band.
  var lanes: Int { arrangement == .stacked ? 1 : series.count }

  func lane(of series: Int) -> Int { arrangement == .stacked ? 0 : series }

  /// The signs in one lane of a bar: for each series there, or once for a stack of nothing.
  func marks(of bar: Bar, lane: Int, _ canvas: ChartCanvas) -> [(mark: Mark, text: String)] {
    let values = series.indices.map { value(of: bar, $0, canvas.words) }
    guard arrangement == .stacked else {
      return values[lane].mark.map { [($0, values[lane].text)] } ?? []
    }
    let absent = values.filter { $0.mark != nil && $0.mark != .zero }
    if absent.isEmpty {
      return values.allSatisfy { $0.mark == .zero } ? [(.zero, values[0].text)] : []
    }
    var seen: Set<Mark> = []
    return absent.compactMap { value in
      value.mark.flatMap { seen.insert($0).inserted ? ($0, value.text) : nil }
    }
  }

  func draw(_ segment: Segment, of bar: Bar, in box: Box, on canvas: inout ChartCanvas) {
    let name = series.count > 1 ? "\(bar.label), \(series[segment.series].name)" : bar.label
    let ink = BarChart.ink(segment.series)
    let seam = arrangement == .stacked && series.count > 1
    canvas.element(
      "rect",
      box.attributes + (seam ? Attribute.both(ink, .paper, 1) : Attribute.fill(ink)),
      tip: "\(name): \(segment.value.text)")
    if series.count > 1, let texture = Texture.series(segment.series) {
      canvas.rect(box, texture: texture)
    }
  }
}

extension ChartCanvas {
  /// A chart of nothing says so.
  mutating func empty() {
    bottom += 24
    text(words["chart.empty"], 0, bottom, .quiet)
    bottom += 12
  }
}
