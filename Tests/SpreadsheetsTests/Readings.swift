import Foundation
import Kernel
import Spreadsheets
import TestSupport
import Testing

/// A workbook as openpyxl reads it.
struct BookReading: Decodable {
  let title: String
  let created: String
  let sheets: [SheetReading]

  /// Writes a workbook in a folder of its own and reads it.
  static func of(_ body: (Workbook) throws -> Void) throws -> BookReading {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "book.xlsx").path
    try Workbook.write(to: path, .illustrative, body)
    return try JSONDecoder().decode(BookReading.self, from: Openpyxl.json(of: path))
  }

  /// The first sheet's cells, of a workbook that has no other.
  static func ofRows(_ rows: [[Cell]]) throws -> [[CellReading]] {
    let book = try of { workbook in
      let sheet = try workbook.addSheet("Cells")
      for row in rows { try sheet.append(row) }
    }
    return try #require(book.sheets.first).rows
  }
}

struct SheetReading: Decodable {
  let name: String
  let frozen: String?
  let repeated: String?
  let filter: String?
  let orientation: String
  let isFitted: Bool
  let pages: [Int]
  let widths: [String: Int]
  let rows: [[CellReading]]
}

struct CellReading: Decodable, Equatable {
  let kind: String
  let text: String
  let format: String
  let isBold: Bool
  let wraps: Bool
  let border: [String]
  let fill: String
  let link: String?
}

extension WorkbookProperties {
  static let illustrative = WorkbookProperties(
    created: 1_704_067_200, title: "Illustrative report", subject: "Grant G-1")
}

extension ExactDecimal {
  init(_ text: String) throws {
    let fixed = try #require(FixedDecimal(exactly: text))
    self.init(millionths: Int128(fixed.millionths))
  }
}
