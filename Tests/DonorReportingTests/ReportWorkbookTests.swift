import Foundation
import Kernel
import TestSupport
import Testing

@testable import DonorReporting

/// Workbooks of reports as openpyxl reads them.
struct ReportWorkbookTests {
  private struct Book: Decodable {
    struct Sheet: Decodable {
      struct Cell: Decodable {
        let kind: String
        let text: String
      }
      let name: String
      let frozen: String?
      let rows: [[Cell]]
    }
    let sheets: [Sheet]
  }

  @Test("Each table stands on its sheet with numbers, dates and text of the right kind")
  func readBack() throws {
    let ledgers = try RandomLedgers(1301...1303)
    var (amounts, dates) = (0, 0)
    for (grant, report) in ledgers.asked {
      let label = "seed \(grant.seed), \(report.template)"
      let figures = try ReportFigures(ledgers.input(report.code))
      let document = try ReportDocument(figures, digest: "d")
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let path = folder.url.appending(path: "report.xlsx").path
      try ReportWorkbook(document: document, figures: figures).write(to: path)
      let book = try JSONDecoder().decode(Book.self, from: Openpyxl.json(of: path))
      #expect(book.sheets.first?.rows.joined().contains { $0.text == "d" } == true, "\(label)")
      let sections = document.sections.filter(\.hasTable)
      #expect(book.sheets.count == sections.count + 3, "\(label)")
      for (section, sheet) in zip(sections, book.sheets.dropFirst()) {
        #expect(sheet.frozen != nil, "\(label), \(sheet.name)")
        var rows = sheet.rows[...]
        for case .table(let table) in section.blocks {
          let titles = table.columns.map(\.title)
          let place = try #require(
            rows.firstIndex { Array($0.prefix(titles.count)).map(\.text) == titles },
            "\(label), \(sheet.name): no headings \(titles)")
          rows = rows[(place + 1)...]
          for row in table.rows {
            guard let read = rows.popFirst() else {
              Issue.record("\(label), \(sheet.name): a row is missing")
              break
            }
            for (cell, found) in zip(row.cells, read) {
              switch cell {
              case .amount(let amount, _) where amount.fits:
                amounts += 1
                #expect(
                  found.kind == "number"
                    && FixedDecimal(exactly: found.text).map {
                      ExactDecimal(millionths: Int128($0.millionths))
                    } == amount, "\(label)")
              case .date(let date):
                dates += 1
                #expect(found.kind == "date" && found.text == date.description, "\(label)")
              case .text(let text) where !text.isEmpty && !text.contains("\r"):
                #expect(found.kind == "text" && found.text == text, "\(label)")
              default: break
              }
            }
          }
        }
      }
    }
    #expect(amounts > 500 && dates > 20, "\(amounts) amounts, \(dates) dates")
  }
}

extension ExactDecimal {
  /// Whether its digits are those that a spreadsheet's number holds.
  fileprivate var fits: Bool { millionths.magnitude < 1_000_000_000_000_000 }
}
