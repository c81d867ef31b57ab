import Kernel
import Spreadsheets
import TestSupport
import Testing

struct SheetTests {
  /// A title, headings, two lines, a total and a note: what most sheets look like.
  private func fill(_ sheet: Sheet) throws {
    try sheet.append([.text("Illustrative budget")], style: .title)
    try sheet.appendEmptyRow()
    try sheet.appendHeadings(["Line", "Amount", "Share"])
    for line in 1...2 {
      try sheet.append([
        .text("Line \(line)"), .amount(ExactDecimal(units: 50, millionths: 0), decimals: 2),
        .percentage(ExactDecimal(units: 0, millionths: 500_000)),
      ])
    }
    try sheet.append(
      [
        .text("Total"), .amount(ExactDecimal(units: 100, millionths: 0), decimals: 2),
        .percentage(ExactDecimal(units: 1, millionths: 0)),
      ], style: .total)
    try sheet.append([.text("All in euro.")], style: .quiet)
  }

  @Test("Headings stay in sight and are repeated; filters end before the total")
  func laysOut() throws {
    let book = try BookReading.of { workbook in
      let layout = SheetLayout(widths: [30, 14, 9.5])
      try fill(try workbook.addSheet("Budget", layout: layout))
      let narrow = SheetLayout(isLandscape: false, hasFilter: false)
      try fill(try workbook.addSheet("2024", layout: narrow))
      let empty = try workbook.addSheet("Empty")
      try empty.appendHeadings(["Nothing"])
      try empty.append([.count(0)], style: .total)
      try empty.append([.text("Nothing was spent.")])
      _ = try workbook.addSheet("Bare")
    }
    #expect(book.title == "Illustrative report")
    #expect(book.created == "2024-01-01T00:00:00")
    let sheets = book.sheets
    #expect(sheets.map(\.name) == ["Budget", "2024", "Empty", "Bare"])
    #expect(sheets.map(\.frozen) == ["A4", "A4", "A2", nil])
    #expect(sheets.map(\.repeated) == ["$3:$3", "$3:$3", "$1:$1", nil])
    #expect(sheets.map(\.filter) == ["A3:C5", nil, nil, nil])
    #expect(sheets.map(\.orientation) == ["landscape", "portrait", "landscape", "landscape"])
    #expect(sheets.allSatisfy { $0.isFitted && $0.pages == [1, 0] })
    #expect(sheets[0].widths.filter { $0.value != 13 } == ["A": 30, "B": 14, "C": 10])
    #expect(sheets[0].rows.map { $0[0].text } == sheets[1].rows.map { $0[0].text })
    #expect(sheets[0].rows.count == 7)
  }

  @Test("Sheets are filled in any order, and links lead from one to the other")
  func links() throws {
    let book = try BookReading.of { workbook in
      let total = try workbook.addSheet("Total")
      let rows = try workbook.addSheet("Rows of Women's [local] council")
      for row in 1...3 {
        try rows.append([.label(row), .link("back", to: total.cell(row: row, column: 1))])
        try total.append([.link("row \(row)", to: rows.cell(row: row, column: 28))])
      }
    }
    #expect(book.sheets[0].rows.map { $0[0].text } == ["row 1", "row 2", "row 3"])
    #expect(
      book.sheets[0].rows.map { $0[0].link } == [
        "'Rows of Women''s local council'!AB1", "'Rows of Women''s local council'!AB2",
        "'Rows of Women''s local council'!AB3",
      ])
    #expect(book.sheets[1].rows.map { $0[1].link } == ["'Total'!A1", "'Total'!A2", "'Total'!A3"])
  }

  @Test("Names are made what Excel takes, each once, and the same each time")
  func names() throws {
    let wanted = [
      "Budget", "budget", "BUDGET", "'quoted'", "a/b\\c:d*e?f[g]", "", "  ", "History",
      "Coûts éligibles de l'action conjointe 2024", "Coûts éligibles de l'action conjointe 2025",
      "🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️", "A1", "2024", "line\nbreak", "'", "<&>\"",
    ]
    var given: [String] = []
    let book = try BookReading.of { workbook in
      given = try wanted.map { try workbook.addSheet($0).name }
    }
    #expect(book.sheets.map(\.name) == given)
    #expect(
      given == [
        "Budget", "budget (2)", "BUDGET (3)", "quoted", "a b c d e f g", "Sheet", "Sheet (2)",
        "History (2)", "Coûts éligibles de l'action co…", "Coûts éligibles de l'actio… (2)",
        "🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️🕊️…", "A1", "2024", "line break", "Sheet (3)", "<&>\"",
      ])
    #expect(given.allSatisfy { $0.utf16.count <= 31 })
  }
}
