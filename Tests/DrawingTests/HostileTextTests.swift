import Drawing
import Foundation
import Kernel
import Testing

struct HostileTextTests {
  static let texts = [
    #"<script>alert(1)</script>"#, #""' onload="alert(1)" x='"#,
    "]]> <![CDATA[ <!-- --> &amp; &#0;",
    "</title></desc></svg><img src=x>", "\u{0}\u{1}\u{B}\u{1F}\u{7F}\u{85}\u{9F}\u{FFFE}\u{FFFF}",
    "\u{202E}gnp.exe \u{2066}\u{2067}open", "مرحبا بالعالم", "नेपाल शान्ति", "မြန်မာ", "👩🏽‍🌾🕊️", "Z͑ͫ̓a̴l͠g̷o",
    "url(#x) javascript:alert(1)", "=HYPERLINK(\"x\")", "%s\\n\\\"${x}", "", "   ",
    String(repeating: "long name ", count: 1_000), String(repeating: "x", count: 10_000),
  ]

  /// A chart of each kind with one text wherever text goes.
  static func charts(_ text: String) -> [any Chart] {
    let value = ChartValue(.value(ExactDecimal(units: 5, millionths: 0)), text: text)
    let absent = ChartValue(.withheld, text: text)
    let state = StatusMatrix.State(text, text, .late)
    return [
      BarChart(
        title: text, category: text, unit: text, series: [.init(text), .init(text)],
        bars: [.init(text, [value, absent], total: value), .init(text, [])]),
      BarChart(
        title: text, category: text, unit: text, series: [.init(text)],
        bars: [.init(text, [value], total: value)], arrangement: .stacked, direction: .columns),
      LineChart(
        title: text, category: text, unit: text, points: [.init(text, at: 1), .init(text, at: 2)],
        series: [
          .init(text, [value, absent], bands: [.init(low: value, high: value)], bandName: text)
        ]),
      Sparkline(title: text, category: text, unit: text, points: [(text, value), (text, absent)]),
      FunnelChart(
        title: text, unit: text, stages: [.init(text, value, note: text), .init(text, absent)]),
      SankeyChart(
        title: text, unit: text, layers: [text, text],
        nodes: [.init(text, layer: 0, value), .init(text, layer: 1, absent)],
        flows: [.init(from: 0, to: 1, value), .init(from: 0, to: 1, absent)]),
      StatusMatrix(
        title: text, category: text, columns: [text],
        rows: [.init(text, [.init(state, note: text)])]),
      OutlineMap(
        title: text, unit: text,
        territories: [
          .init("NP", text, value, note: text), .init(text, text, value), .init("MM", text, absent),
        ], places: ["28 81.6", text].compactMap { .init(text, position: $0, isCoarse: true) },
        disclaimer: text),
    ]
  }

  @Test("Whatever a text says, it stays text", arguments: texts)
  func staysText(text: String) throws {
    for chart in HostileTextTests.charts(text) {
      for width in [120, 358, 720] {
        let drawing = try SVGReading(chart.svg(Samples.settings(width)))
        #expect(drawing.faults == [])
        #expect(drawing.elements.isSubset(of: SVGReading.known))
      }
    }
  }

  @Test("What is cut says so, and is whole for who points at it")
  func isCut() throws {
    let long = String(repeating: "x", count: 10_000)
    let drawing = try SVGReading(HostileTextTests.charts(long)[0].svg(Samples.settings(358)))
    #expect(drawing.texts.contains { $0.hasPrefix("xxx") && $0.hasSuffix("…") && $0.count < 80 })
    #expect(drawing.texts.allSatisfy { $0.count < 200 })
    #expect(drawing.titles.contains(long))
  }

  @Test("Marks of direction do not reach beyond their text")
  func isIsolated() {
    let chart = HostileTextTests.charts("\u{202E}gnp \u{2067}")[0]
    let summary = chart.summary(Samples.words)
    #expect(summary.contains("\u{2068}\u{202E}gnp \u{2067}\u{2069}\u{2069}"))
  }

  @Test("Control characters are dropped, white space becomes one space")
  func isCleaned() throws {
    let chart = FunnelChart(title: " a\u{0}\u{7}b \n\t c\u{9B} ", unit: nil, stages: [])
    let svg = chart.svg(Samples.settings(358))
    #expect(svg.contains("<title id=\"c358-title\">ab c</title>"))
    let ids = ChartSettings(id: "\"><x>é1", width: 9, written: Samples.written)
    #expect(ids.id == "x1" && ids.width == 60)
  }
}
