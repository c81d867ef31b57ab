import Foundation
import Kernel
import Pages
import Spreadsheets

/// A report as a workbook: a sheet for what is told in words, one for each table, one for all
/// costs, and one that says which costs each sum is of.
struct ReportWorkbook {
  let document: ReportDocument
  let figures: ReportFigures
  var isDraft = false
  var words: Words { figures.words }

  /// The same document gives the same bytes, by the same version of the library.
  func render() throws -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "baraza-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.xlsx")
    try write(to: file.path)
    return try Data(contentsOf: file)
  }

  func write(to path: String) throws {
    let properties = WorkbookProperties(
      created: Int64(document.ends.dayNumber ?? 0) * 86_400, title: document.title,
      subject: document.subject, author: figures.head.organisation.name ?? "")
    try Workbook.write(to: path, properties) { workbook in
      let cover = try workbook.addSheet(
        words["sheet.information"], layout: SheetLayout(widths: [34, 90], isLandscape: false))
      let costs = try CostRows(figures)
      var sums: [ReportSum] = []
      try writeCover(on: cover)
      for section in document.sections where section.hasTable {
        try write(section, in: workbook, &sums)
      }
      try costs.write(on: workbook, words)
      try write(sums, costs, on: workbook)
    }
  }

  private func writeCover(on sheet: Sheet) throws {
    try sheet.append([.text(document.title)], style: .title)
    try sheet.append([.text(document.subject)], style: .title)
    if isDraft { try sheet.append([.text(words["draftBanner"])], style: .total) }
    let written = Written(words: words)
    for (label, text) in [
      (words["reportCode"], document.code),
      (
        words["fact.period"],
        written.period(document.begins.description, document.ends.description)
      ),
      (words["currency"], document.currency.description),
      (words["inputDigest"], document.digest),
    ] {
      try sheet.append([.text(label), .text(text)])
    }
    for section in document.sections where !section.hasTable {
      try sheet.appendEmptyRow()
      try sheet.append([.text(section.title), .empty], style: .heading)
      for block in section.blocks { try writeWords(block, on: sheet) }
    }
  }

  private func writeWords(_ block: ReportDocument.Block, on sheet: Sheet) throws {
    switch block {
    case .facts(let facts):
      for fact in facts {
        try sheet.append([
          .text(fact.label), .text(fact.values.joined(separator: "\n"), wraps: true),
        ])
      }
    case .text(let text):
      let by = words["writtenBy", text.author, words["state.\(text.state.rawValue)"]]
      for (place, part) in text.text.parts(upTo: 30_000).enumerated() {
        try sheet.append([.text(place == 0 ? by : "", wraps: true), .text(part, wraps: true)])
      }
    case .note(let note): try sheet.append([.empty, .text(note, wraps: true)], style: .quiet)
    case .table: break
    }
  }

  private func write(
    _ section: ReportDocument.Section, in workbook: Workbook, _ sums: inout [ReportSum]
  ) throws {
    let sheet = try workbook.addSheet(section.title, layout: layout(of: section))
    try sheet.append([.text(section.title)], style: .title)
    for block in section.blocks {
      switch block {
      case .table(let table):
        if let caption = table.caption { try sheet.append([.text(caption)], style: .subtotal) }
        try sheet.appendHeadings(table.columns.map(\.heading))
        for row in table.rows { try write(row, of: table, on: sheet, &sums) }
        try sheet.appendEmptyRow()
      // What is told above a table may be longer than its first column.
      case .note(let note): try sheet.append([.text(note)], style: .quiet)
      case .facts(let facts):
        for fact in facts {
          try sheet.append([.text(fact.label), .text(fact.values.joined(separator: "; "))])
        }
        try sheet.appendEmptyRow()
      case .text: try writeWords(block, on: sheet)
      }
    }
  }

  private func write(
    _ row: ReportDocument.Table.Row, of table: ReportDocument.Table, on sheet: Sheet,
    _ sums: inout [ReportSum]
  ) throws {
    let label = row.cells.prefix(2).compactMap { cell in
      if case .text(let text) = cell, !text.isEmpty { text } else { nil }
    }.joined(separator: " ")
    for (place, cell) in row.cells.enumerated() {
      guard case .amount(let amount, let sum?) = cell else { continue }
      sums.append(
        ReportSum(
          cell: sheet.cell(row: sheet.rowCount + 1, column: place + 1),
          label: "\(label): \(table.columns[place].title)", amount: amount, costs: sum))
    }
    // A heading goes on over the cells beside it.
    let wraps = row.style != .heading
    try sheet.append(row.cells.map { cell($0, wraps: wraps) }, style: CellStyle(row.style))
  }

  private func cell(_ cell: ReportDocument.Cell, wraps: Bool) -> Cell {
    switch cell {
    case .text(let text): .text(text, wraps: wraps)
    case .amount(let amount, _): .amount(amount, decimals: document.decimals)
    case .original(let amount, let currency):
      .money(
        ExactDecimal(millionths: Int128(amount.millionths)),
        decimals: GrantBooks.decimals(currency), code: currency)
    case .number(let number):
      .amount(ExactDecimal(millionths: Int128(number.millionths)), decimals: 0)
    case .percent(let number):
      .percentage(
        ExactDecimal(
          millionths: Rounding.halfEven(Int128(number.millionths), dividedBy: 100)), decimals: 2)
    case .date(let date): .date(date)
    case .absent(let why): .text(words[why]).styled(.quiet)
    case .empty: .empty
    }
  }
}

extension ReportDocument.Section {
  var hasTable: Bool {
    blocks.contains { block in
      if case .table = block { true } else { false }
    }
  }
}

extension CellStyle {
  fileprivate init(_ style: ReportDocument.Table.Row.Style) {
    self =
      switch style {
      case .heading: .heading
      case .line: .plain
      case .subtotal: .subtotal
      case .total: .total
      case .fault: .quiet
      }
  }
}

extension String {
  /// Its lines, those that are too long for a cell in parts.
  fileprivate func parts(upTo limit: Int) -> [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line in
      var parts: [String] = []
      var rest = line[...]
      repeat {
        parts.append(String(rest.prefix(limit / 2)))
        rest = rest.dropFirst(limit / 2)
      } while !rest.isEmpty
      return parts
    }
  }
}
