import Foundation
import Kernel
import Spreadsheets
import TestSupport
import Testing

@Suite(.enabled(if: LibreOffice.isInstalled, "needs soffice, of libreoffice-calc-nogui"))
struct LibreOfficeTests {
  @Test("LibreOffice shows what was written, and prints it")
  func showsWhatWasWritten() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "book.xlsx").path
    try Workbook.write(to: path, .illustrative) { workbook in
      let sheet = try workbook.addSheet("2024", layout: SheetLayout(widths: [30, 16, 12, 12]))
      try sheet.appendHeadings(["Line", "Amount", "Share", "Date"])
      try sheet.append([
        .text("=1+1"), .amount(try ExactDecimal("-1234567.891"), decimals: 2),
        .percentage(try ExactDecimal("0.125")),
        .date(try #require(CalendarDate(year: 2024, month: 2, day: 29))),
      ])
      try sheet.append([
        .text("_x0041_ 🕊️ سلام"), .amount(ExactDecimal(millionths: .max), decimals: 2),
        .percentage(try ExactDecimal("1")),
        .date(try #require(CalendarDate(year: 1900, month: 3, day: 1))),
      ])
      try sheet.append([.link("top", to: sheet.cell(row: 1, column: 1))])
    }
    #expect(
      try LibreOffice.converted(path, to: "csv", in: folder) == """
        Line,Amount,Share,Date
        =1+1,"-1,234,567.891",12.5%,29 Feb 2024
        _x0041_ 🕊️ سلام,170141183460469231731687303715884.105727,100%,1 Mar 1900
        top,,,

        """)
    #expect(try LibreOffice.converted(path, to: "pdf", in: folder).hasPrefix("%PDF"))
  }
}
