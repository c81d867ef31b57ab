import Foundation
import Kernel
import Spreadsheets
import TestSupport
import Testing

struct WorkbookTests {
  private func write(to path: String) throws {
    try Workbook.write(to: path, .illustrative) { workbook in
      let contents = try workbook.addSheet("Contents")
      let rows = try workbook.addSheet("Rows")
      try rows.appendHeadings(["Date", "Amount", "Note"])
      for row in 0..<300 {
        let style = CellStyle.allCases[row % CellStyle.allCases.count]
        try rows.append(
          [
            .date(try #require(CalendarDate(dayNumber: 19_000 + row))),
            .amount(ExactDecimal(millionths: Int128(row) * 1_234_567), decimals: row % 3),
            .text("Note \(row)", wraps: row.isMultiple(of: 2)),
          ], style: style)
      }
      try contents.append([.link("Rows", to: rows.cell(row: 1, column: 1))])
    }
  }

  @Test("The same content gives the same bytes, elsewhere and later")
  func isReproducible() throws {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    defer { for folder in folders { folder.remove() } }
    let paths = [
      folders[0].url.appending(path: "a.xlsx").path,
      folders[1].url.appending(path: "another name.xlsx").path,
    ]
    try write(to: paths[0])
    // File times of zip have two seconds.
    Thread.sleep(forTimeInterval: 2.1)
    try write(to: paths[1])
    let bytes = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(bytes[0].count > 5_000)
    #expect(bytes[0] == bytes[1])
    #expect(Workbook.writer.hasPrefix("libxlsxwriter 1."))
  }

  @Test("A failure leaves the file that was there, no other, and nothing open")
  func leavesNothingBehind() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "book.xlsx").path
    try Data("before".utf8).write(to: URL(filePath: path))
    #expect(throws: Stop.self) {
      try Workbook.write(to: path, .illustrative) { workbook in
        for name in ["One", "Two"] {
          let sheet = try workbook.addSheet(name)
          for row in 0..<5_000 { try sheet.append([.label(row), .text("text \(row)")]) }
        }
        throw Stop()
      }
    }
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "before")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["book.xlsx"])
    let open = try openFiles().filter { $0.contains(folder.url.lastPathComponent) }
    #expect(open == [])

    try write(to: path)
    #expect(try Data(contentsOf: URL(filePath: path)).starts(with: Data("PK".utf8)))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["book.xlsx"])
  }

  @Test("A folder that is not there, and a folder in the file's place, are named")
  func namesWhatIsWrong() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for path in [folder.url.appending(path: "missing/book.xlsx").path, folder.url.path] {
      let failure = #expect(throws: SpreadsheetFailure.self) { try write(to: path) }
      guard case .file(path, let reason) = failure else {
        Issue.record("\(String(describing: failure))")
        continue
      }
      #expect(["No such file or directory", "Is a directory"].contains(reason))
      #expect(failure?.diagnostic.remedy != nil)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  @Test("A row wider or a sheet longer than Excel's is refused")
  func refusesTooMuch() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "book.xlsx").path
    #expect(throws: SpreadsheetFailure.tooManyColumns(sheet: "Wide", columns: 16_385)) {
      try Workbook.write(to: path, .illustrative) { workbook in
        try workbook.addSheet("Wide").append(Array(repeating: .empty, count: 16_385))
      }
    }
    #expect(throws: SpreadsheetFailure.tooManyRows(sheet: "Long")) {
      try Workbook.write(to: path, .illustrative) { workbook in
        let sheet = try workbook.addSheet("Long")
        for _ in 0...Sheet.rowLimit { try sheet.appendEmptyRow() }
      }
    }
  }

  /// What this process has open, by name.
  private func openFiles() throws -> [String] {
    let folder = "/proc/self/fd"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
    }
  }
}
