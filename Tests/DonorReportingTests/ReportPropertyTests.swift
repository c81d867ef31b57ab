import Foundation
import Kernel
import TestSupport
import Testing

@testable import DonorReporting

/// What holds of every report on random ledgers, whatever its figures.
struct ReportPropertyTests {
  @Test("The claims add up to the annual report, line by line, under every policy")
  func claims() throws {
    let ledgers = try RandomLedgers(1001...1060)
    var years: [ExchangePolicy: Int] = [:]
    for grant in ledgers.grants where !grant.periods.isEmpty {
      let annual = try #require(grant.reports.first { $0.asked && $0.isOf("uk-annual") })
      let figures = try ReportFigures(ledgers.input(annual.code))
      let told = try Amounts(figures, "quarters")
      let claims = try grant.reports.filter { $0.isOf("uk-claim") }
        .sorted { $0.begins < $1.begins }
        .map { try Amounts(ReportFigures(ledgers.input($0.code)), "claim") }
      // Budget, claimed before, this claim; the annual report has a column for each.
      #expect(figures.covered.count == claims.count, "seed \(grant.seed)")
      for (place, claim) in claims.enumerated() {
        for row in claim.rows.keys where told.rows[row] == nil {
          Issue.record("seed \(grant.seed): the annual report lacks \(row)")
        }
        for (row, amounts) in told.rows {
          #expect(
            amounts[place] == claim.rows[row]?[2] ?? .zero, "seed \(grant.seed), \(row), \(place)")
        }
      }
      guard Set(figures.ofYear).isSubset(of: figures.covered) else { continue }
      years[grant.policyOf, default: 0] += 1
      for (row, amounts) in told.rows {
        let sum = try figures.ofYear.reduce(ExactDecimal.zero) {
          try $0.adding(amounts[$1 - figures.covered[0]])
        }
        #expect(sum == amounts.last, "seed \(grant.seed), \(row)")
      }
    }
    #expect(years.count == ExchangePolicy.allCases.count, "\(years)")
  }

  @Test("Every sum is explained by its costs, but for indirect costs at a rate")
  func explained() throws {
    let ledgers = try RandomLedgers(1101...1125)
    var computed = 0
    for (grant, report) in ledgers.asked {
      let figures = try ReportFigures(ledgers.input(report.code))
      let costs = try CostRows(figures)
      let indirect = figures.budget.leaves.first { $0.line.kind == .indirect }
      for (amount, sum) in try ReportDocument(figures, digest: "").sums {
        var expected = ExactDecimal.zero
        if let indirect, figures.grant.indirectRate != nil, sum.lines.contains(indirect.code) {
          let shared = try sum.periods.map { indirect.actual[$0] }.sum()
          expected = sum.bears == .whole ? shared.whole : shared.grant
          computed += expected == .zero ? 0 : 1
        }
        #expect(
          try amount.subtracting(costs.told(sum).amount) == expected,
          "seed \(grant.seed), \(report.template), \(sum)")
      }
    }
    #expect(computed > 100)
  }

  @Test("Pages and CSV hold the document's cells; the same input gives the same bytes")
  func forms() throws {
    let ledgers = try RandomLedgers(1201...1206)
    for (grant, report) in ledgers.asked {
      let label = "seed \(grant.seed), \(report.template)"
      let input = try ledgers.input(report.code)
      let bytes = try input.bytes()
      let again = try ReportInput(bytes: bytes)
      #expect(again == input, "\(label)")
      #expect(try again.bytes() == bytes, "\(label)")

      let digest = ReportInput.digest(of: bytes)
      let figures = try ReportFigures(input)
      let rendered = try RenderedReport(figures, digest: digest)
      let second = try RenderedReport(try ReportFigures(again), digest: digest)
      for form in ReportForm.allCases {
        #expect(rendered[form] == second[form], "\(label), \(form)")
      }
      let document = try ReportDocument(figures, digest: digest)
      expectEqual(try HTMLCells(rendered[.html]).texts, document.pageCells, label)
      expectEqual(
        CSV.rows(Array(rendered[.csv])).map { $0.joined(separator: " | ") }, document.records,
        label)
    }
  }

  private func expectEqual(_ found: [String], _ expected: [String], _ label: String) {
    guard found != expected else { return }
    let place = zip(found, expected).prefix { $0 == $1 }.count
    Issue.record(
      "\(label), \(place): \(found.dropFirst(place).prefix(2)), \(expected.dropFirst(place).prefix(2))"
    )
  }
}

/// The amounts of a section's table, by the code and title of their row.
private struct Amounts {
  var rows: [String: [ExactDecimal]] = [:]

  init(_ figures: ReportFigures, _ section: String) throws {
    let section = try ReportDocument(figures, digest: "").sections.first { $0.id == section }
    for case .table(let table) in section?.blocks ?? [] {
      for row in table.rows {
        let name = row.cells.prefix(2).map { "\($0)" }.joined(separator: " ")
        rows[name] = row.cells.dropFirst(2).map { cell in
          if case .amount(let amount, _) = cell { amount } else { .zero }
        }
      }
    }
  }
}

extension RandomLedgers {
  /// The reports of all grants that are looked at.
  var asked: [(RandomGrant, RandomGrant.Report)] {
    grants.flatMap { grant in grant.reports.filter(\.asked).map { (grant, $0) } }
  }
}

extension RandomGrant.Report {
  fileprivate func isOf(_ name: String) -> Bool { template.prefix { $0 != "@" } == name }
}

extension ReportDocument {
  private var tables: [Table] {
    sections.flatMap(\.blocks).compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
  }

  fileprivate var sums: [(ExactDecimal, CostSum)] {
    tables.flatMap(\.rows).flatMap(\.cells).compactMap { cell in
      if case .amount(let amount, let sum?) = cell { (amount, sum) } else { nil }
    }
  }

  /// The cells of all tables as a page has them.
  fileprivate var pageCells: [String] {
    tables.flatMap(\.rows).flatMap(\.cells).map { cell in
      switch cell {
      case .amount(let amount, _): Self.grouped(amount, decimals)
      case .original(let amount, let currency):
        "\(Self.grouped(ExactDecimal(millionths: Int128(amount.millionths)), currency.units)) "
          + "\(currency)"
      case .number(let number): "\(number)"
      case .percent(let number):
        Self.grouped(ExactDecimal(millionths: Int128(number.millionths)), 2) + " %"
      case .date(let date):
        "\(date.day ?? 0) \(Self.months[(date.month ?? 1) - 1]) \(date.year ?? 0)"
      case .text(let text): text
      case .absent(let why): Self.absent[why] ?? why
      case .empty: ""
      }
    }
  }

  /// The records of its CSV, and the end.
  fileprivate var records: [String] {
    let top = [
      "\(title) | \(subject)", "Report | \(code)", "Reporting period | \(begins) | \(ends)",
      "Currency | \(currency)", "SHA-256 of the input | \(digest)",
    ]
    return top
      + sections.flatMap { section -> [String] in
        ["", section.title] + section.blocks.flatMap(record)
      } + [""]
  }

  private func record(_ block: Block) -> [String] {
    switch block {
    case .facts(let facts): facts.map { ([$0.label] + $0.values).joined(separator: " | ") }
    case .text(let text): [text.text, "\(text.author), \(text.state)"]
    case .note(let note): [note]
    case .table(let table):
      [table.caption, table.columns.map(\.title).joined(separator: " | ")].compactMap { $0 }
        + table.rows.map { $0.cells.map(field).joined(separator: " | ") }
    }
  }

  private func field(_ cell: Cell) -> String {
    switch cell {
    case .amount(let amount, _): Self.written(amount, decimals)
    case .original(let amount, let currency): "\(currency) \(amount)"
    case .number(let number), .percent(let number): "\(number)"
    case .date(let date): "\(date)"
    case .text(let text): text
    case .absent(let why): Self.absent[why] ?? why
    case .empty: ""
    }
  }

  private static let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(
    separator: " ")
  private static let absent = [
    "noData": "no data", "notStated": "not stated", "notApplicable": "not applicable",
    "withheld": "withheld",
  ]

  /// Of whole units, a point and at least the decimals of the currency.
  private static func written(_ amount: ExactDecimal, _ decimals: Int) -> String {
    let digits = String(amount.millionths.magnitude)
    let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    var rest = String(padded.suffix(6))
    while rest.count > decimals, rest.hasSuffix("0") { rest.removeLast() }
    return (amount.millionths < 0 ? "-" : "") + padded.dropLast(6)
      + (rest.isEmpty ? "" : "." + rest)
  }

  private static func grouped(_ amount: ExactDecimal, _ decimals: Int) -> String {
    let parts = written(amount, decimals).split(separator: ".")
    var whole = ""
    for (place, digit) in parts[0].filter(\.isNumber).reversed().enumerated() {
      if place > 0, place % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    let sign = amount.millionths < 0 ? "\u{2212}" : ""
    return sign + String(whole.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
  }
}

extension CurrencyCode {
  fileprivate var units: Int { ["UGX": 0, "TND": 3]["\(self)"] ?? 2 }
}

/// The cells of a page's tables.
private struct HTMLCells {
  let texts: [String]

  init(_ bytes: Data) throws {
    let page = String(decoding: bytes, as: UTF8.self)
    texts = try page.matches(of: Regex("<td[^>]*>([^<]*)</td>")).map { match in
      var text = String(match.output[1].substring ?? "")
      for (entity, mark) in [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
      ] {
        text = text.replacing(entity, with: mark)
      }
      return text
    }
  }
}
