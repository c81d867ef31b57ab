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
    let script = Shared.repository.appending(path: "Tests/SpreadsheetsTests/workbook.py").path
    let run = try RunProcess.run(try python.get(), ["-B", script, path], timeLimit: .seconds(120))
    try #require(run.status == 0, "workbook.py: \(run.stderr)")
    return try JSONDecoder().decode(BookReading.self, from: Data(run.stdout.utf8))
  }

  /// The first sheet's cells, of a workbook that has no other.
  static func ofRows(_ rows: [[Cell]]) throws -> [[CellReading]] {
    let book = try of { workbook in
      let sheet = try workbook.addSheet("Cells")
      for row in rows { try sheet.append(row) }
    }
    return try #require(book.sheets.first).rows
  }

  /// Debian's openpyxl belongs to Debian's python, which need not be the first in PATH.
  private static let python = Result { () throws -> String in
    for python in ["python3", "/usr/bin/python3"] {
      let run = try? RunProcess.run(python, ["-c", "import openpyxl"])
      if run?.status == 0 { return python }
    }
    throw NoOpenpyxl()
  }

  struct NoOpenpyxl: Error, CustomStringConvertible {
    var description: String { "No python3 has openpyxl; run make deps, or install it." }
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
