import Kernel
import TestSupport
import Testing

@testable import Drawing

struct ScaleTests {
  @Test("Ticks are round numbers, evenly apart, around all values and zero")
  func ticksAreRound() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let power = (0..<Int.random(in: 0...24, using: &random)).reduce(Int128(1)) { p, _ in p * 10 }
      let values = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        ExactDecimal(
          millionths: Int128(Int.random(in: -9_999...99_999, using: &random)) * power)
      }
      let scale = AxisScale(covering: values)
      let steps = zip(scale.ticks, scale.ticks.dropFirst()).map { $1.millionths - $0.millionths }
      #expect(Set(steps).count == 1 && (2...8).contains(scale.ticks.count))
      let digits = String(steps[0]).prefix { $0 != "0" }
      #expect(["1", "2", "5"].contains(digits))
      #expect(scale.ticks.contains(.zero))
      #expect(scale.low <= values.min() ?? .zero && values.max() ?? .zero <= scale.high)
      // No more than half a step lies beyond the values on either side, or the axis ends at a tick.
      for (end, value) in [(scale.low, values.min()), (scale.high, values.max())] {
        #expect(scale.ticks.contains(end) || end == value || end == .zero)
      }
    }
  }

  @Test("Counts have no halves between ticks, and large amounts are written in thousands or more")
  func ticksAreWritten() {
    func ticks(_ units: [Int]) -> (String?, [String]) {
      let scale = AxisScale(
        covering: units.map { ExactDecimal(units: Int64($0), millionths: 0) })
      return (
        scale.unitLabel("GBP", Samples.words),
        scale.ticks.map { scale.written($0, Samples.written) }
      )
    }
    #expect(ticks([2]) == ("GBP", ["0", "1", "2"]))
    #expect(ticks([]) == ("GBP", ["0", "1"]))
    #expect(
      ticks([9_000]) == ("GBP", ["0", "2,000", "4,000", "6,000", "8,000", "10,000"])
        || ticks([9_000]) == ("GBP, thousand", ["0", "2", "4", "6", "8", "10"]))
    #expect(ticks([-1_300_000, 900_000]).0 == "GBP, million")
    #expect(ticks([-1_300_000, 900_000]).1.first == "−1.5")
    #expect(ticks([5_000_000_000]).0 == "GBP, billion")
    #expect(ticks([7_000_000_000_000]).0 == "GBP, trillion")
  }

  @Test("Amounts beyond all money are drawn at the edge, and nothing traps")
  func holdsExtremes() {
    let scale = AxisScale(covering: [
      ExactDecimal(millionths: .max), ExactDecimal(millionths: .min),
    ])
    #expect(scale.position(ExactDecimal(millionths: .max), along: 100) == 100)
    let chart = BarChart(
      title: "T", category: "C", unit: nil, series: [.init("a"), .init("b")],
      bars: [
        .init(
          "x",
          [
            Samples.value(ExactDecimal(millionths: .max)),
            Samples.value(ExactDecimal(millionths: .min)),
          ])
      ], arrangement: .stacked)
    #expect(chart.svg(Samples.settings(720)).contains("</svg>"))
  }

  @Test("Text is cut where it no longer fits, and not before")
  func textIsCut() {
    #expect(TextMeasure.cut("Nepal", to: 100, size: 12) == nil)
    let cut = TextMeasure.cut("Democratic Republic of the Congo", to: 100, size: 12)
    #expect(cut == "Democratic Re…" || cut?.hasSuffix("…") == true)
    #expect(TextMeasure.width(cut ?? "", size: 12) <= 100)
    #expect(TextMeasure.lines("one two three", width: 50, size: 12) == ["one two", "three"])
  }

  @Test("Coordinates have two decimals at most")
  func coordinates() {
    let pairs: [(Double, String)] = [
      (0, "0"), (-0.001, "0"), (1.005, "1"), (1.25, "1.25"), (-2.5, "-2.5"), (10.04, "10.04"),
      (-0.07, "-0.07"),
    ]
    for (value, text) in pairs { #expect(svgNumber(value) == text) }
  }
}
