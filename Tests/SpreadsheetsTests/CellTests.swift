import Foundation
import Kernel
import Spreadsheets
import TestSupport
import Testing

struct CellTests {
  @Test("A cell has the type and the format of what it holds")
  func hasTypeAndFormat() throws {
    let day = try #require(CalendarDate(year: 2024, month: 2, day: 29))
    let month = try #require(CalendarDate(year: 2024, month: 2))
    let early = try #require(CalendarDate(year: 1900, month: 2, day: 28))
    let first = try #require(CalendarDate(year: 1900, month: 3, day: 1))
    let cases: [(Cell, kind: String, text: String, format: String)] = [
      (.text("Travel"), "text", "Travel", "General"),
      (.text("1250.50"), "text", "1250.50", "General"),
      (.amount(try ExactDecimal("1250.5"), decimals: 2), "number", "1250.5", "#,##0.00"),
      (.amount(try ExactDecimal("-0.000001"), decimals: 2), "number", "-0.000001", "#,##0.000000"),
      (.amount(try ExactDecimal("81200"), decimals: 0), "number", "81200", "#,##0"),
      (.amount(.zero, decimals: 3), "number", "0", "#,##0.000"),
      (
        .money(try ExactDecimal("-1984.3"), decimals: 2, code: try #require(CurrencyCode("LRD"))),
        "number", "-1984.3", "#,##0.00 \"LRD\""
      ),
      (.percentage(try ExactDecimal("0.125")), "number", "0.125", "0.0%"),
      (.percentage(try ExactDecimal("0.07"), decimals: 2), "number", "0.07", "0.00%"),
      (.percentage(try ExactDecimal("1")), "number", "1", "0%"),
      (.count(1_234_567), "number", "1234567", "#,##0"),
      (.label(2024), "number", "2024", "0"),
      (.date(day), "date", "2024-02-29", "d mmm yyyy"),
      (.date(first), "date", "1900-03-01", "d mmm yyyy"),
      (.date(early), "text", "1900-02-28", "General"),
      (.date(month), "text", "2024-02", "General"),
    ]
    let read = try BookReading.ofRows(cases.map { [$0.0] })
    try #require(read.count == cases.count)
    for (found, expected) in zip(read, cases) {
      #expect(found[0].kind == expected.kind, "\(expected)")
      #expect(found[0].text == expected.text, "\(expected)")
      #expect(found[0].format == expected.format, "\(expected)")
    }
  }

  @Test("What looks like a formula, a link or a number is the text that it was")
  func textIsInert() throws {
    let texts = [
      "=1+1", "=HYPERLINK(\"https://example.org\")", "+49 30 1234", "-1", "@SUM(A1)", "{=A1}",
      "https://example.org", "internal:'x'!A1", "mailto:office@example.org", "TRUE", "1e5", "#N/A",
      " spaces ", "<b>&amp;</b>",
    ]
    let read = try BookReading.ofRows(texts.map { [.text($0)] })
    #expect(read.map { $0[0].text } == texts)
    #expect(read.allSatisfy { $0[0].kind == "text" && $0[0].link == nil })
  }

  @Test("Text in any script survives, ten thousand characters too")
  func textSurvives() throws {
    let texts = [
      "Dialogue 🕊️👩🏽‍🌾 in Nyeri", "مجلس السلام المحلي", "שלום, 12", "ශ්‍රී ලංකාව", "ငြိမ်းချမ်းရေး",
      "e\u{301} stays apart", "two\nlines\tand a tab",
      String(repeating: "Peace, 平和, سلام. ", count: 700), String(repeating: "x", count: 32_767),
    ]
    #expect(texts[7].count > 10_000)
    let read = try BookReading.ofRows(texts.map { [.text($0, wraps: true)] })
    // Compared by scalars: equal strings may be composed otherwise.
    #expect(read.map { Array($0[0].text.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
    #expect(read.allSatisfy { $0[0].wraps })
  }

  @Test("What XML cannot hold is shown, and lines end in LF")
  func controlCharactersAreShown() throws {
    let read = try BookReading.ofRows([
      [.text("a\u{0}b\u{7}c\u{1F}")], [.text("a\r\nb\rc\nd\r\r\ne")], [.text("\u{FFFE}\u{FFFF}")],
      [.text("tab\tand DEL \u{7F}")],
    ])
    #expect(
      read.map { $0[0].text } == [
        "a␀b␇c␟", "a\nb\nc\nd\n\ne", "\u{FFFD}\u{FFFD}", "tab\tand DEL \u{7F}",
      ])
  }

  @Test("A text longer than a cell is refused, with its place")
  func refusesLongText() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "book.xlsx").path
    // A dove counts twice in Excel.
    let text = String(repeating: "🕊", count: 16_384)
    let failure = #expect(throws: SpreadsheetFailure.self) {
      try Workbook.write(to: path, .illustrative) { workbook in
        let sheet = try workbook.addSheet("Notes")
        try sheet.append([.text("short")])
        try sheet.append([.empty, .text(text)])
      }
    }
    guard case .textTooLong(let cell, let length) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(cell.description == "'Notes'!B2")
    #expect(length == 32_768)
    #expect(failure?.description.contains("paragraphs") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  @Test("Styles can be told apart, and a cell's own goes before its row's")
  func hasStyles() throws {
    let book = try BookReading.of { workbook in
      let sheet = try workbook.addSheet("Styles")
      for style in CellStyle.allCases {
        try sheet.append(
          [.text("\(style)"), .count(1), .empty, .text("own").styled(.quiet)], style: style)
      }
    }
    let rows = book.sheets[0].rows
    #expect(rows.map { $0[0].isBold } == [false, true, true, true, true, true, false])
    #expect(
      rows.map { $0[0].border } == [
        ["", ""], ["", ""], ["", "thin"], ["", "thin"], ["thin", ""], ["thin", "double"], ["", ""],
      ])
    for row in rows {
      #expect(row[1].border == row[0].border)
      #expect(row[2].border == row[0].border, "an empty cell continues the line")
      #expect(row[3].border == ["", ""] && !row[3].isBold)
    }
  }
}
