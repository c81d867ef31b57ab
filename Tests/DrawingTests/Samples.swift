import Drawing
import Kernel
import Pages

/// Charts of illustrative figures, one for each kind and each thing that a kind can show.
enum Samples {
  static let words = Words.english.adding(Words.drawing)
  static let written = Written(words: words)

  static func value(_ amount: ExactDecimal) -> ChartValue {
    ChartValue(.value(amount), text: written.amount(amount, decimals: 0))
  }

  static func value(_ units: Int) -> ChartValue {
    value(ExactDecimal(millionths: Int128(units) * 1_000_000))
  }

  static func none(_ reason: Known<ExactDecimal>) -> ChartValue {
    ChartValue(reason, text: written.absence(reason))
  }

  static let noData = none(.noData)
  static let withheld = none(.withheld)

  static func settings(_ width: Int, isStandalone: Bool = false) -> ChartSettings {
    ChartSettings(id: "c\(width)", width: width, written: written, isStandalone: isStandalone)
  }

  static let bars = BarChart(
    title: "Spend by country", category: "Country", unit: "GBP", series: [.init("Spend")],
    bars: [
      .init("Liberia", [value(439_889)]), .init("Nepal", [value(160_789)]),
      .init("Democratic Republic of the Congo", [value(38_200)]),
      .init("Georgia", [value(-3_020)]), .init("Sierra Leone", [value(0)]),
      .init("Solomon Islands", [noData]), .init("Myanmar", [withheld]),
      .init("Colombia", [none(.notStated)]), .init("Worldwide", [none(.notApplicable)]),
    ])

  static let columns = BarChart(
    title: "Budget and spend by year", category: "Year", unit: "EUR",
    series: [.init("Budget"), .init("Spend")],
    bars: [
      .init("2022", [value(2_170_000), value(1_440_000)]),
      .init("2023", [value(2_480_000), noData]),
      .init("2024", [value(2_790_000), withheld]), .init("2025", [value(3_100_000), value(0)]),
    ], direction: .columns)

  static let stack = BarChart(
    title: "Spend by year and funder", category: "Year", unit: "GBP",
    series: ["Norway", "Ireland", "Own funds"].map { .init($0) },
    bars: [
      .init("2023", [value(120_000), value(90_000), value(30_500)], total: value(240_500)),
      .init("2024", [value(150_000), value(-20_000), value(0)], total: value(130_000)),
      .init("2025", [noData, value(80_000), value(10_000)]),
    ], arrangement: .stacked, direction: .columns)

  static let opposed = BarChart(
    title: "Women and men reached, by age", category: "Age", unit: "people",
    series: [.init("Women", isOpposed: true), .init("Men")],
    bars: [
      .init("18–24", [value(420), value(310)]), .init("25–34", [value(610), value(580)]),
      .init("35 and over", [value(380), withheld]),
    ], arrangement: .stacked)

  static let lines = LineChart(
    title: "Women at the negotiating table", category: "Year", unit: "%",
    points: (2019...2025).map { .init(String($0), at: $0) },
    series: [
      .init(
        "Actual",
        [value(12), value(14), noData, withheld, value(27), noData, value(34)],
        bands: [12, 14, nil, nil, 27, nil, 34].map { middle in
          middle.map { .init(low: value($0 - 3), high: value($0 + 4)) }
        }),
      .init("Target", stride(from: 10, through: 40, by: 5).map { value($0) }, isTarget: true),
    ])

  static let targets = LineChart(
    title: "Peace committees with women in the chair", category: "Period ends", unit: "committees",
    points: [("June 2023", 0), ("June 2024", 366), ("June 2025", 731), ("June 2026", 1096)].map {
      .init($0.0, at: $0.1)
    },
    series: [
      .init(
        "Target", [value(10), noData, value(24), value(30)],
        bands: [10, nil, 24, 30].map { target in
          target.map { .init(low: value(4), high: value($0)) }
        }, bandName: "Between baseline and target", isTarget: true),
      .init("Actual", [value(9), value(3), withheld, value(33)]),
    ])

  static let sparkline = Sparkline(
    title: "Spend", category: "Year", unit: "GBP",
    points: [3, 5, nil, 6, nil, 9, 11].enumerated().map { index, amount in
      (label: String(2019 + index), value: amount.map { value($0) } ?? noData)
    })

  static let funnel = FunnelChart(
    title: "From nomination to follow-up", unit: "people",
    stages: [
      .init("Nominated", value(1_840)), .init("Offered a place", value(1_210), note: "66 %"),
      .init("Attended", value(1_034), note: "85 %"), .init("Followed up", noData),
      .init("In a role at the table", value(96)),
    ])

  static let sankey = SankeyChart(
    title: "Money behind the commitments", unit: "GBP",
    layers: ["Funder", "Activity", "Commitment"],
    nodes: [
      .init("Norway", layer: 0, value(720_000)), .init("Ireland", layer: 0, value(265_000)),
      .init("Local peace committees", layer: 1, value(425_000)),
      .init("Women mediators’ network", layer: 1, value(560_000)),
      .init("3.2 Women in delegations", layer: 2, value(480_000)),
      .init("1.4 Local councils consult women’s groups", layer: 2, value(425_000)),
      .init("No commitment", layer: 2, value(80_000)), .init("Survivors’ fund", layer: 2, withheld),
    ],
    flows: [
      .init(from: 0, to: 2, value(225_000)), .init(from: 0, to: 3, value(495_000)),
      .init(from: 1, to: 3, value(65_000)), .init(from: 1, to: 2, value(200_000)),
      .init(from: 3, to: 4, value(480_000)), .init(from: 3, to: 6, value(80_000)),
      .init(from: 2, to: 5, value(425_000)), .init(from: 2, to: 7, withheld),
    ])

  static let matrix: StatusMatrix = {
    let done = StatusMatrix.State("D", "Done", .done)
    let underWay = StatusMatrix.State("U", "Under way", .underWay)
    return StatusMatrix(
      title: "What each voice says", category: "Action",
      columns: ["Government", "Civil society", "Independent"],
      rows: [
        .init(
          "1.1 Thirty per cent of delegates are women",
          [.init(done, note: "3 months"), .init(underWay, note: "14 months"), nil]),
        .init(
          "1.2 Local councils consult women’s groups before each ceasefire talk",
          [
            .init(.init("L", "Late", .late)), .init(.init("X", "Not met", .failed)),
            .init(.init("–", "No data", .noData)),
          ]),
        .init(
          "2.1 Survivors’ fund",
          [
            .init(.init("N", "Not begun", .notBegun)), .init(.init("?", "Not stated", .notStated)),
            .init(.init("W", "Withheld", .withheld)),
          ]),
        .init("2.2 Early warning", [.init(.init("·", "Not applicable", .notApplicable))]),
      ])
  }()

  static let territories: [OutlineMap.Territory] = [
    .init("LR", "Liberia", value(439_889)), .init("SL", "Sierra Leone", value(0)),
    .init("GN", "Guinea", noData), .init("CI", "Côte d’Ivoire", withheld),
    .init("GH", "Ghana", value(12_000)), .init("BF", "Burkina Faso", value(64_000)),
    .init("ML", "Mali", value(91_000)), .init("CV", "Cabo Verde", value(9_000)),
    .init("XK", "Kosovo", value(22_000), note: "An illustrative note."),
    .init("998", "Developing countries, unspecified", value(700)),
  ]

  static func map(
    _ extent: OutlineMap.Extent = .around(["LR", "CV", "BF"]),
    manner: OutlineMap.Manner = .shaded
  ) -> OutlineMap {
    OutlineMap(
      title: "Spend in West Africa", unit: "GBP", territories: territories, manner: manner,
      extent: extent, disclaimer: "Names and borders imply no opinion.")
  }

  static let places = OutlineMap(
    title: "Where it works", unit: "%",
    territories: [
      .init("LR", "Liberia", value(60)), .init("SL", "Sierra Leone", value(40)),
    ],
    places: [
      ("Voinjama", "8.4219 -9.7478", false), ("Sanniquellie", "7.3636 -8.7131", false),
      ("Ganta", "7.3 -8.9", true), ("Kailahun", "8.2789 -10.5730", false),
      ("Kathmandu", "27.7 85.3", false), ("Nowhere", "91 0", false), ("Unread", "8,4 -9,7", false),
    ].compactMap { .init($0.0, position: $0.1, isCoarse: $0.2) },
    extent: .around(["LR", "SL"]), disclaimer: "Names and borders imply no opinion.")

  static let all: [(name: String, chart: any Chart)] = [
    ("bars", bars), ("columns", columns), ("stack", stack), ("opposed", opposed), ("lines", lines),
    ("targets", targets),
    ("sparkline", sparkline), ("funnel", funnel), ("sankey", sankey), ("matrix", matrix),
    ("map", map()), ("places", places), ("dots", map(manner: .dotted)),
  ]
}
