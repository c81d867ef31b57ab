import Foundation
import GRDB
import Kernel
import Portfolio
import Reference
import Storage
import TestSupport
import Testing

@testable import DonorReporting

/// Every table of reports on seeded random ledgers in three currencies beside the calculation by
/// fractions in `report_oracle.py`: 500 grants, each reported by every template that comes with the
/// program, from real stores.
struct ReportOracleTests {
  struct Answer: Decodable {
    /// As ``ReportDocument/told`` has them.
    let lines: [String]
    /// Currency, numerator and denominator.
    let rates: [[String]]
  }

  static let batches = 10
  static let grants: UInt64 = 50

  @Test("Every table equals an independent calculation", arguments: 0..<UInt64(batches))
  func equalOracle(batch: UInt64) throws {
    let seeds = batch * Self.grants + 1...(batch + 1) * Self.grants
    let ledgers = try RandomLedgers(seeds)
    let answers = try ledgers.answers()
    #expect(answers.count == Int(Self.grants))
    for (grant, answers) in zip(ledgers.grants, answers) {
      let asked = grant.reports.filter(\.asked)
      #expect(asked.count == 4 && answers.count == 4)
      for (report, answer) in zip(asked, answers) {
        let input = try ledgers.input(report.code)
        let document = try ReportDocument(input, digest: "")
        expectEqual(document.told, answer.lines, "seed \(grant.seed), \(report.template)")
        let rates = input.head.rates.map {
          ["\($0.currency)", "\($0.ratio.numerator)", "\($0.ratio.denominator)"]
        }
        #expect(rates == answer.rates, "seed \(grant.seed), \(report.template)")
      }
    }
  }

  private func expectEqual(_ told: [String], _ expected: [String], _ label: String) {
    guard told != expected else { return }
    let place = zip(told, expected).prefix { $0 == $1 }.count
    func line(_ lines: [String]) -> String {
      lines.indices.contains(place) ? lines[place] : "nothing"
    }
    let section = expected.prefix(place + 1).last { $0.hasPrefix("section") } ?? ""
    Issue.record(
      "\(label), \(section), line \(place):\n\(line(told))\nis not\n\(line(expected))")
  }
}

/// Random grants in a store.
struct RandomLedgers {
  let store: GrantsStore
  private(set) var grants: [RandomGrant]

  /// Claims are submitted before the late entries come.
  init(_ seeds: ClosedRange<UInt64>) throws {
    store = try GrantsStore(with: .portfolio)
    var grants = seeds.map { RandomGrant(seed: $0) }
    try store.change { changes in
      var writer = try RandomGrantWriter(changes)
      for place in grants.indices {
        try writer.write(grants[place])
        try writer.writeEntries(grants[place], late: false)
        for report in grants[place].reports.indices
        where grants[place].reports[report].state != "draft" {
          grants[place].reports[report].sha256 = try writer.submit(grants[place].reports[report])
        }
        try writer.writeEntries(grants[place], late: true)
      }
    }
    self.grants = grants
  }

  func input(_ report: String) throws -> ReportInput {
    try store.read { try ReportInput.load($0, GrantReport.load($0, code: report)) }
  }

  func answers() throws -> [[ReportOracleTests.Answer]] {
    let templates = Shared.repository.appending(path: "Sources/DonorReporting/Templates/Reports")
    return try GrantsOracle.answers(
      templates.path, script: "report_oracle.py", to: grants, as: [ReportOracleTests.Answer].self)
  }
}

extension ReportDocument {
  /// Line by line, as the calculation beside it tells the same.
  var told: [String] {
    ["title \(title)"]
      + sections.flatMap { section in
        ["section \(section.id): \(section.title)"] + section.blocks.flatMap(\.told)
      }
  }
}

extension ReportDocument.Block {
  fileprivate var told: [String] {
    switch self {
    case .facts(let facts):
      facts.map { "fact \($0.label): \($0.values.joined(separator: " / "))" }
    case .text(let text): ["text \(text.text) \(text.author) \(text.state)"]
    case .note(let note): ["note \(note)"]
    case .table(let table):
      [
        "table \(table.caption ?? "")",
        table.columns.map { "\($0.title) (\($0.kind))" }.joined(separator: " | "),
      ]
        + table.rows.map { row in
          (["\(row.style) \(row.depth)"] + row.cells.map(\.told)).joined(separator: " | ")
        }
    }
  }
}

extension ReportDocument.Cell {
  fileprivate var told: String {
    switch self {
    case .text(let text): text
    case .amount(let amount, nil): "=\(amount)"
    case .amount(let amount, let sum?):
      "=\(amount) <\(sum.lines.joined(separator: ",")); "
        + "\(sum.periods.map(String.init).joined(separator: ",")); \(sum.bears)>"
    case .original(let amount, let currency): "=\(amount) \(currency)"
    case .number(let number): "#\(number)"
    case .percent(let number): "%\(number)"
    case .date(let date): "@\(date)"
    case .absent(let why): "~\(why)"
    case .empty: ""
    }
  }
}
