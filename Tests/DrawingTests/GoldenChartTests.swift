import Drawing
import Pages
import TestSupport
import Testing

struct GoldenChartTests {
  @Test("Each kind of chart is drawn as it was", arguments: Samples.all.map(\.name))
  func isDrawnAsItWas(name: String) throws {
    let chart = try #require(Samples.all.first { $0.name == name }?.chart)
    let width = name == "sparkline" ? 120 : 720
    let svg = chart.svg(Samples.settings(width))
    #expect(svg == chart.svg(Samples.settings(width)))
    try Golden.expect(svg, file: "\(name).svg")
  }

  @Test("On a phone names stand above rows, and a file of its own has title and paper")
  func isDrawnOtherwise() throws {
    try Golden.expect(
      Samples.bars.svg(Samples.settings(358, isStandalone: true)), file: "bars-narrow.svg")
    try Golden.expect(Samples.sankey.svg(Samples.settings(358)), file: "sankey-narrow.svg")
    try Golden.expect(Samples.matrix.svg(Samples.settings(358)), file: "matrix-narrow.svg")
  }

  @Test("Summaries and tables say in words what is drawn")
  func saysWhatIsDrawn() throws {
    var text = ""
    for (name, chart) in Samples.all {
      text += "# \(name)\n\n\(chart.summary(Samples.words))\n\n"
      let table = chart.table(Samples.words)
      #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(name)")
      text += "\(table.caption)\n"
      for row in [table.columns.map { $0.isNumeric ? "\($0.name) #" : $0.name }] + table.rows {
        text += "| " + row.joined(separator: " | ") + "\n"
      }
      text += table.notes.map { "* \($0)\n" }.joined() + "\n"
    }
    try Golden.expect(text, file: "tables.md")
  }

  @Test("A chart of nothing says so")
  func saysThatThereIsNothing() {
    let charts: [any Chart] = [
      BarChart(title: "T", category: "C", unit: nil, series: [.init("S")], bars: []),
      LineChart(title: "T", category: "C", unit: nil, points: [], series: []),
      FunnelChart(title: "T", unit: nil, stages: []),
      SankeyChart(title: "T", unit: nil, layers: [], nodes: [], flows: []),
      StatusMatrix(title: "T", category: "C", columns: [], rows: []),
    ]
    for chart in charts {
      #expect(chart.svg(Samples.settings(358)).contains(Samples.words["chart.empty"]))
    }
    let bare = Sparkline(title: "T", category: "C", unit: nil, points: [])
    #expect(bare.svg(Samples.settings(80)).contains("</svg>"))
    let map = OutlineMap(
      title: "T", unit: nil, territories: [], extent: .around(["?"]), disclaimer: "D")
    #expect(map.svg(Samples.settings(358)).contains("</svg>"))
  }
}
