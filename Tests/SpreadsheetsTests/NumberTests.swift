import Foundation
import Kernel
import Spreadsheets
import TestSupport
import Testing

struct NumberTests {
  @Test("Random decimals of up to 15 digits come back exact")
  func comeBackExact() throws {
    var random = SeededGenerator()
    let values = (0..<20_000).map { _ in NumberTests.decimal(digits: 1...15, using: &random) }
    let read = try BookReading.ofRows(values.map { [.amount($0, decimals: 2)] })
    try #require(read.count == values.count)
    for (found, value) in zip(read, values) {
      #expect(found[0].kind == "number")
      #expect(found[0].text == value.description)
      let decimals = value.formatted(minimumDecimals: 2).split(separator: ".")[1].count
      #expect(found[0].format == "#,##0." + String(repeating: "0", count: decimals))
    }
  }

  @Test("A decimal of more digits is text that says so, never another number")
  func becomeText() throws {
    var random = SeededGenerator()
    let values = (0..<500).map { _ in NumberTests.decimal(digits: 16...36, using: &random) }
    #expect(values.allSatisfy { !$0.fitsSpreadsheetNumber })
    let book = try BookReading.of { workbook in
      let sheet = try workbook.addSheet("Long")
      for value in values { try sheet.append([.amount(value, decimals: 2)]) }
      try sheet.append([.amount(.zero, decimals: 2)])
      #expect(sheet.numbersAsText == values.count)
    }
    let rows = book.sheets[0].rows
    for (found, value) in zip(rows, values) {
      #expect(found[0].kind == "text")
      #expect(found[0].text == value.description)
      #expect(found[0].format == "@")
      #expect(found[0].fill == "FFFFEB9C")
    }
    #expect(rows.last?[0].kind == "number")
  }

  @Test(
    "The limit lies between 15 and 16 digits, whatever the zeros around them",
    arguments: [
      ("999999999.999999", true), ("9999999999.999999", false), ("999999999999999000000", true),
      ("9999999999999999", false), ("99999999999999900", true), ("-0.000001", true),
      ("100000000000000000000000000000000", true), ("1000000000000000.000001", false),
      ("9007199254740993", false), ("-123456789012345000000000", true),
    ])
  func limit(text: String, fits: Bool) throws {
    let parts = text.split(separator: ".")
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let padded = parts[0] + decimals + String(repeating: "0", count: 6 - decimals.count)
    let value = ExactDecimal(millionths: try #require(Int128(padded)))
    #expect(value.fitsSpreadsheetNumber == fits)
    guard fits else { return }
    let read = try BookReading.ofRows([[.amount(value, decimals: 0)]])
    #expect(read[0][0].kind == "number")
    #expect(read[0][0].text == text)
  }

  /// A decimal with so many significant digits and some of its six decimals, of either sign.
  private static func decimal(
    digits: ClosedRange<Int>, using random: inout SeededGenerator
  ) -> ExactDecimal {
    let count = Int.random(in: digits, using: &random)
    var value: Int128 = 0
    for place in 0..<count {
      let isEdge = place == 0 || place == count - 1
      value = value * 10 + Int128(Int.random(in: isEdge ? 1...9 : 0...9, using: &random))
    }
    for _ in 0..<Int.random(in: 0...min(6, 37 - count), using: &random) { value *= 10 }
    return ExactDecimal(millionths: Bool.random(using: &random) ? value : -value)
  }
}
