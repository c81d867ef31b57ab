import Kernel
import Testing

/// Records, lines and refusals of CSV.
struct CSVReaderTests {
  struct Reading {
    var header: [String] = []
    var records: [CSVRecord] = []
    var diagnostics: [Diagnostic] = []
    var failure: Diagnostic?

    init(_ bytes: [UInt8], limits: CSVLimits = .standard) {
      do {
        var reader = try CSVReader(bytes, file: "x.csv", limits: limits)
        header = reader.header.cells
        while let record = try reader.next() { records.append(record) }
        diagnostics = reader.diagnostics
      } catch {
        failure = error.diagnostic
      }
    }

    init(_ text: String) { self.init(Array(text.utf8)) }
  }

  @Test func quotesCommasAndLineEnds() {
    let reading = Reading(
      "a,b\r\n\"x, \"\"y\"\"\",\"two\r\nlines\"\r\n5\" pipe,\r\n\r\n,last")
    #expect(reading.header == ["a", "b"])
    #expect(
      reading.records.map(\.cells) == [
        ["x, \"y\"", "two\r\nlines"], ["5\" pipe", ""], ["", "last"],
      ])
    #expect(reading.records.map(\.line) == [2, 4, 6])
    #expect(reading.records.map(\.number) == [2, 3, 4])
  }

  @Test("Each line end counts once", arguments: ["\n", "\r", "\r\n"])
  func lineEnds(end: String) {
    let text = ["a,b", "\"1", "2\",x", "", "y,z"].joined(separator: end)
    let reading = Reading(text + end)
    #expect(reading.records.map(\.line) == [2, 5])
    #expect(reading.records.map(\.cells) == [["1\(end)2", "x"], ["y", "z"]])
  }

  @Test func aByteOrderMarkIsNoText() {
    #expect(Reading("\u{FEFF}a,b\n1,2").header == ["a", "b"])
    #expect(Reading("\u{FEFF}\"a\",b\n1,2").header == ["a", "b"])
  }

  @Test(
    "The delimiter is told from the header, and said",
    arguments: [
      ("a,b\n1,2;3", ["1", "2;3"], 0), ("a;b\n\"1;2\";3,5", ["1;2", "3,5"], 1),
      ("a\tb\n1\t2", ["1", "2"], 1), ("\"a,b,c\";d\n1;2", ["1", "2"], 1),
      ("\na;b\n1;2", ["1", "2"], 1), ("a,b;c\n1,2", ["1", "2"], 0),
    ])
  func delimiter(text: String, cells: [String], findings: Int) {
    let reading = Reading(text)
    #expect(reading.records.map(\.cells) == [cells])
    #expect(reading.diagnostics.map(\.rule) == Array(repeating: "csv.delimiter", count: findings))
    #expect(reading.diagnostics.allSatisfy { $0.severity == .info })
  }

  @Test func shortAndLongRowsAreLeftOutByLine() {
    let reading = Reading("a,b\n1\n1,2\n1,2,3\n,,,\n")
    #expect(reading.records.map(\.cells) == [["1", "2"]])
    #expect(reading.diagnostics.map(\.rule) == ["csv.row.short", "csv.row.long"])
    #expect(reading.diagnostics.map(\.place.line) == [2, 4])
  }

  struct Refusal: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let rule: String
    let line: Int?

    init(_ name: String, _ bytes: [UInt8], _ rule: String, _ line: Int?) {
      (self.name, self.bytes, self.rule, self.line) = (name, bytes, "csv." + rule, line)
    }

    var testDescription: String { name }
  }

  private static func utf16(_ text: String, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(
    "What cannot be read for certain is refused, with its line",
    arguments: [
      Refusal("nothing", [], "empty", nil),
      Refusal("blank lines", Array("\n\r\n\n".utf8), "empty", nil),
      Refusal("a mark alone", [0xEF, 0xBB, 0xBF], "empty", nil),
      Refusal("UTF-16 with its mark", utf16("a,b\n", mark: true), "encoding.utf16", nil),
      Refusal("UTF-16, big endian", [0xFE, 0xFF, 0, 0x61], "encoding.utf16", nil),
      Refusal("UTF-16 without a mark", utf16("a,b\n1,2\n", mark: false), "encoding.utf16", nil),
      Refusal("ISO-8859-1", Array("a\nb\n".utf8) + [0x4D, 0xFC, 0x6C], "encoding", 3),
      Refusal("half a letter", Array("a\n".utf8) + [0xE0, 0xA4], "encoding", 2),
      Refusal("NUL", Array("a,b,c,d\n1,2\u{0},3,4\n5,6,7,8".utf8), "nul", 2),
      Refusal("a workbook", [0x50, 0x4B, 3, 4, 0, 0], "workbook", nil),
      Refusal("an open quote", Array("a,b\n1,2\n3,\"x\n4,5\n".utf8), "quote.open", 3),
      Refusal("an open quote late", Array("a,b\n\"x\ny\",\"z\n4,5\n".utf8), "quote.open", 3),
      Refusal("text after a quote", Array("a,b\n\"x\ny\"z,5\n".utf8), "quote.text", 3),
      Refusal("a space after a quote", Array("a,b\n\"x\" ,5\n".utf8), "quote.text", 2),
    ])
  func refuses(refusal: Refusal) {
    let reading = Reading(refusal.bytes)
    #expect(reading.failure?.rule == refusal.rule)
    #expect(
      reading.failure?.place
        == Place(
          file: "x.csv", line: refusal.line, column: reading.failure?.place.column))
    #expect(reading.failure?.remedy != nil)
  }

  @Test(
    "Limits",
    arguments: [
      ("csv.limit.bytes", \.bytes, 5), ("csv.limit.records", \.records, 2),
      ("csv.limit.cells", \.cells, 1), ("csv.limit.cell", \.cellBytes, 3),
    ] as [(String, any WritableKeyPath<CSVLimits, Int> & Sendable, Int)])
  func limits(
    rule: String, limit: any WritableKeyPath<CSVLimits, Int> & Sendable, value: Int
  ) {
    var limits = CSVLimits()
    limits[keyPath: limit] = value
    let text = Array("a,b\n1,2\n1,2345\n".utf8)
    #expect(Reading(text, limits: limits).failure?.rule == rule)
    #expect(Reading(text).failure == nil)
  }
}
