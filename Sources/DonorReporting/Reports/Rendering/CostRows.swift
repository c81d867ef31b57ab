import Kernel
import Pages
import Spreadsheets

/// An amount of a workbook that is a sum of costs.
struct ReportSum {
  let cell: CellReference
  let label: String
  let amount: ExactDecimal
  let costs: ReportDocument.CostSum
}

/// All costs of a report, one row for each line that an entry stands under.
struct CostRows {
  private struct Key: Hashable {
    let line: String
    let period: Int
  }

  struct Row {
    let entry: LedgerEntry
    let period: Int
    let line: String?
    let amount: SharedAmount
  }

  private let figures: ReportFigures
  private let rows: [Row]
  private var counts: [Key: (entries: Int, amount: SharedAmount)] = [:]

  init(_ figures: ReportFigures) throws {
    self.figures = figures
    var rows: [Row] = []
    for (entry, cost) in zip(figures.input.entries, figures.costs) {
      var lines: [String?] = []
      for line in cost.parts.map(\.line) where !lines.contains(line) { lines.append(line) }
      for line in lines {
        let parts = cost.parts.filter { $0.line == line }
        let amount = try parts.map { part in
          SharedAmount(
            whole: part.amount, grant: part.bearer == figures.grant.code ? part.amount : .zero)
        }.sum()
        rows.append(Row(entry: entry, period: cost.period, line: line, amount: amount))
        guard let line else { continue }
        let key = Key(line: line, period: cost.period)
        let held = counts[key] ?? (0, .zero)
        counts[key] = (held.entries + 1, try held.amount.adding(amount))
      }
    }
    self.rows = rows
  }

  /// How many costs a sum adds, and what they come to; indirect costs at a rate are none.
  func told(_ sum: ReportDocument.CostSum) throws -> (entries: Int, amount: ExactDecimal) {
    var entries = 0
    var amount = SharedAmount.zero
    for line in sum.lines {
      for period in sum.periods {
        guard let held = counts[Key(line: line, period: period)] else { continue }
        entries += held.entries
        amount = try amount.adding(held.amount)
      }
    }
    return (entries, sum.bears == .whole ? amount.whole : amount.grant)
  }

  func write(on workbook: Workbook, _ words: Words) throws {
    let sheet = try workbook.addSheet(
      words["sheet.costs"],
      layout: SheetLayout(
        widths: [24, 14, 14, 24, 10, 11, 16, 16, 11, 18, 70], isLandscape: true, hasFilter: true))
    try sheet.appendHeadings(
      [
        "reference", "posted", "value", "period", "line", "account", "whole", "grant", "currency",
        "original", "rate",
      ].map { name in
        let isAmount = ["whole", "grant", "original"].contains(name)
        return .text(words["column.\(name)"]).styled(isAmount ? .numberHeading : .heading)
      })
    let decimals = GrantBooks.decimals(figures.grant.currency)
    for row in rows {
      let entry = row.entry
      try sheet.append([
        .text("\(entry.source) \(entry.reference)"), .date(entry.posted), .date(entry.value),
        .text(figures.span(of: row.period)), .text(row.line ?? ""), .text(entry.account),
        .amount(row.amount.whole, decimals: decimals),
        .amount(row.amount.grant, decimals: decimals), .text(entry.currency.description),
        .amount(ExactDecimal(millionths: Int128(entry.amount.millionths)), decimals: 2),
        .text(entry.rate.map { "R\($0): \(figures.head.rates[$0 - 1].description)" } ?? ""),
      ])
    }
  }
}

extension ReportWorkbook {
  /// Which costs each sum is of, and that they come to it.
  func write(_ sums: [ReportSum], _ costs: CostRows, on workbook: Workbook) throws {
    let sheet = try workbook.addSheet(
      words["sheet.explanations"],
      layout: SheetLayout(widths: [56, 36, 16, 36, 24, 10, 16, 16, 12], isLandscape: true))
    try sheet.append([.text(words["explained"], wraps: false)], style: .quiet)
    try sheet.appendHeadings(
      ["sum", "cell", "amount", "lines", "periods", "entries", "costs", "computed", "bears"].map {
        name in
        let isNumber = ["amount", "entries", "costs", "computed"].contains(name)
        return .text(words["sum.\(name)"], wraps: true)
          .styled(isNumber ? .numberHeading : .heading)
      })
    for sum in sums {
      let told = try costs.told(sum.costs)
      try sheet.append([
        .text(sum.label, wraps: true), .link("\(sum.cell)", to: sum.cell),
        .amount(sum.amount, decimals: document.decimals),
        .text(sum.costs.lines.joined(separator: ", "), wraps: true),
        .text(sum.costs.periods.map { figures.span(of: $0) }.joined(separator: "; "), wraps: true),
        .count(told.entries), .amount(told.amount, decimals: document.decimals),
        .amount(try sum.amount.subtracting(told.amount), decimals: document.decimals),
        .text(words["bears.\(sum.costs.bears.rawValue)"]),
      ])
    }
  }
}
