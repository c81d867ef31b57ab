import Drawing
import Foundation
import Kernel
import TestSupport
import Testing

/// Drawings against their figures, measured by another program.
struct GeometryTests {
  struct Task: Encodable {
    let kind: String
    let svg: String
    /// In millionths, as text: they are larger than what JSON's readers hold.
    let figures: [[String?]]
    var flows: [[Int]] = []
    var opposed: [Bool] = []
  }

  static func millionths(_ value: ChartValue) -> String? {
    value.amount.value.map { String($0.millionths) }
  }

  static let script = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "drawing_oracle.py")

  static func check(_ tasks: some Encodable, mode: String) throws -> [String] {
    let input = String(decoding: try JSONEncoder().encode(tasks), as: UTF8.self)
    let run = try RunProcess.run("python3", [script.path, mode], stdin: input)
    #expect(run.status == 0, "\(run.stderr)")
    return run.stdout.split(separator: "\n").map(String.init)
  }

  static func amount(_ random: inout SeededGenerator) -> ChartValue {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return Samples.noData
    case 1: return Samples.withheld
    case 2: return Samples.value(0)
    default:
      // From millionths to more than sixty-four bits hold.
      let power = (0..<Int.random(in: 0...16, using: &random)).reduce(Int128(1)) { p, _ in p * 10 }
      let digits = Int128(Int.random(in: -40_000...90_000, using: &random))
      return Samples.value(ExactDecimal(millionths: digits * power))
    }
  }

  @Test("Bars are as long as their figures, from a base of zero, and stacks add up")
  func barsAreInProportion() throws {
    var random = SeededGenerator(seed: 1325)
    let tasks = (0..<240).map { _ -> Task in
      let count = Int.random(in: 1...4, using: &random)
      let isStacked = Bool.random(using: &random)
      let series = (0..<count).map { number in
        BarChart.Series("s\(number)", isOpposed: Int.random(in: 0..<5, using: &random) == 0)
      }
      let bars = (0..<Int.random(in: 1...9, using: &random)).map { number in
        BarChart.Bar("b\(number)", series.map { _ in GeometryTests.amount(&random) })
      }
      let isRows = Bool.random(using: &random)
      let chart = BarChart(
        title: "T", category: "C", unit: nil, series: series, bars: bars,
        arrangement: isStacked ? .stacked : .sideBySide, direction: isRows ? .rows : .columns)
      return Task(
        kind: (isStacked ? "stacked" : "beside") + (isRows ? "-rows" : "-columns"),
        svg: chart.svg(Samples.settings(Bool.random(using: &random) ? 358 : 720)),
        figures: bars.map { $0.values.map(GeometryTests.millionths) },
        opposed: series.map(\.isOpposed))
    }
    #expect(try GeometryTests.check(tasks, mode: "geometry") == ["240 agree"])
  }

  @Test("Flows are as broad as their figures, and nodes as high as what flows through them")
  func flowsAreInProportion() throws {
    var random = SeededGenerator(seed: 2242)
    let tasks = (0..<120).map { _ -> Task in
      let layers = (0..<3).map { _ in Int.random(in: 1...6, using: &random) }
      let nodes = layers.enumerated().flatMap { layer, count in
        (0..<count).map { SankeyChart.Node("n\(layer).\($0)", layer: layer, Samples.noData) }
      }
      var flows: [SankeyChart.Flow] = []
      for (from, a) in nodes.enumerated() {
        for (to, b) in nodes.enumerated() where a.layer < b.layer {
          guard Int.random(in: 0..<3, using: &random) > 0 else { continue }
          let amount = Int128(Int.random(in: 0...9_000_000, using: &random)) * 1_000_001
          flows.append(
            .init(
              from: from, to: to, Samples.value(ExactDecimal(millionths: max(amount, 1)))))
        }
      }
      let chart = SankeyChart(title: "T", unit: nil, layers: [], nodes: nodes, flows: flows)
      return Task(
        kind: "sankey", svg: chart.svg(Samples.settings(720)),
        figures: [chart.flows.map { GeometryTests.millionths($0.value) }],
        flows: chart.flows.map { [$0.from, $0.to] })
    }.filter { !$0.flows.isEmpty }
    #expect(try GeometryTests.check(tasks, mode: "geometry") == ["\(tasks.count) agree"])
  }

  @Test("Funnels, lines with their gaps, and dots agree with their figures")
  func othersAreInProportion() throws {
    var random = SeededGenerator(seed: 1889)
    let values = (0..<60).map { _ in
      (0..<8).map { _ -> ChartValue in
        let amount = Int.random(in: -3...900, using: &random)
        return amount < 60
          ? (amount < 0 ? Samples.noData : Samples.withheld) : Samples.value(amount)
      }
    }
    let codes = ["NP", "LR", "CV", "MM", "KE", "UA", "CO", "FJ"]
    let tasks = values.flatMap { values -> [Task] in
      let figures = [values.map(GeometryTests.millionths)]
      let funnel = FunnelChart(
        title: "T", unit: nil, stages: values.map { .init("s", $0) })
      let line = LineChart(
        title: "T", category: "C", unit: nil, points: (0..<8).map { .init("p", at: $0 * $0) },
        series: [.init("s", values)])
      let map = OutlineMap(
        title: "T", unit: nil, territories: zip(codes, values).map { .init($0, $0, $1) },
        manner: .dotted, disclaimer: "D")
      return [("funnel", funnel as any Chart), ("line", line), ("dots", map)].map { kind, chart in
        Task(kind: kind, svg: chart.svg(Samples.settings(720)), figures: figures)
      }
    }
    #expect(try GeometryTests.check(tasks, mode: "geometry") == ["180 agree"])
  }

  @Test("Colours stand out from light and dark grounds, for every kind of colour vision")
  func coloursStandOut() throws {
    #expect(try GeometryTests.check(ChartStyle.css, mode: "colours") == ["agree"])
  }
}
