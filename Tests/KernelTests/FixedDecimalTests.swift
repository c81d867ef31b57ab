import Kernel
import TestSupport
import Testing

struct FixedDecimalTests {
  static func words(_ reading: FixedDecimal.Reading) -> String {
    switch reading {
    case .exact(let value): "exact \(value.millionths)"
    case .rounded(let value): "rounded \(value.millionths)"
    case .outOfRange: "outOfRange"
    case .malformed: "malformed"
    }
  }

  @Test(
    "What publishers write is read as it is meant",
    arguments: [
      ("0", "exact 0"), ("-0", "exact 0"), ("-0.0000000", "exact 0"),
      ("1250.50", "exact 1250500000"),
      (".63", "exact 630000"), ("5.", "exact 5000000"), ("+1", "exact 1000000"),
      ("-.423", "exact -423000"), (" 12 ", "exact 12000000"), ("\n\t12\r\n", "exact 12000000"),
      ("0000000000000000000000000000000000000001", "exact 1000000"),
      ("1.0000000000000000000000000000000000000000", "exact 1000000"),
      ("9223372036854.775807", "exact 9223372036854775807"),
      ("-9223372036854.775807", "exact -9223372036854775807"),
      ("9223372036854.775808", "outOfRange"), ("-9223372036854.775808", "outOfRange"),
      ("9223372036854.7758074", "rounded 9223372036854775807"),
      ("9223372036854.7758075", "outOfRange"),
      ("1234567890123456789012345678901234567890", "outOfRange"),
      ("18446744073709551616", "outOfRange"), ("36893488147419103232.000001", "outOfRange"),
    ])
  func readsForms(text: String, expected: String) {
    #expect(FixedDecimalTests.words(FixedDecimal.read(text)) == expected)
  }

  @Test(
    "Anything but an xsd:decimal is malformed",
    arguments: [
      "", " ", ".", "+", "-", "-.", "+.", "--1", "+-1", "1-", "1e3", "1E3", "1,5", "1,000.00",
      "1 000", "1.2.3", "1..2", "0x10", "NaN", "INF", "-INF", "1\u{0}", "\u{A0}1", "١٢", "１２",
      "€5", "5 EUR", "1'000", "\u{2212}5", "(5)",
    ])
  func refusesForms(text: String) {
    #expect(FixedDecimal.read(text) == .malformed)
    #expect(FixedDecimal(exactly: text) == nil)
  }

  @Test(
    "Beyond six decimals, ties go to the even neighbour and all else to the nearest",
    arguments: [
      ("0.0000005", 0), ("0.0000015", 2), ("0.0000025", 2), ("0.00000250000001", 3),
      ("0.0000024999999", 2), ("-0.0000005", 0), ("-0.0000015", -2), ("-0.0000035", -4),
      ("0.9999995", 1_000_000), ("0.9999994999", 999_999), ("0.00000051", 1),
    ] as [(String, Int64)])
  func roundsHalfEven(text: String, millionths: Int64) {
    #expect(FixedDecimal.read(text) == .rounded(FixedDecimal(millionths: millionths)))
    #expect(FixedDecimal(exactly: text) == nil)
  }

  @Test("Twenty thousand forms, sound and broken, are read as Python's decimal reads them")
  func agreesWithDecimal() throws {
    var random = SeededGenerator(seed: 1325)
    let cases = (0..<20_000).map { _ in [FixedDecimalTests.form(using: &random)] }
    try Oracle.expect("read", of: cases) { FixedDecimalTests.words(FixedDecimal.read($0[0])) }
  }

  @Test("What is written is read back, and is the shortest form")
  func writesAndReadsBack() throws {
    var random = SeededGenerator(seed: 1820)
    var cases = [Int64.max, -Int64.max, 0, 1, -1, 999_999, 1_000_000].map { [String($0)] }
    for _ in 0..<5_000 {
      let value = Int64.random(in: -Int64.max...Int64.max, using: &random)
      cases.append([String(value >> Int64.random(in: 0...62, using: &random))])
    }
    try Oracle.expect("written", of: cases) { arguments in
      let value = FixedDecimal(millionths: try #require(Int64(arguments[0])))
      #expect(FixedDecimal(exactly: value.description) == value)
      return value.description
    }
  }

  @Test func ordersByValue() {
    #expect(FixedDecimal(millionths: -2) < FixedDecimal(millionths: 1))
    #expect(FixedDecimal(millionths: 1_000_000) > FixedDecimal(millionths: 999_999))
  }

  /// A decimal of any length, near the limits or short, one time in five with something in it
  /// that does not belong.
  private static func form(using random: inout SeededGenerator) -> String {
    func digits(_ most: Int) -> String {
      let count = Int.random(in: 0...most, using: &random)
      return String(
        (0..<count).map { _ in "0001234555556789".randomElement(using: &random) ?? "0" })
    }
    var text = ["", "", "-", "+"].randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0: text += "9223372036854.77580" + digits(4)
    case 1: text += digits(14) + "." + digits(6) + "5"
    case 2: text += digits(40) + "." + digits(40)
    case 3: text += digits(19)
    default: text += digits(12) + "." + digits(7)
    }
    if Int.random(in: 0..<5, using: &random) == 0 {
      let place = text.index(
        text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &random))
      text.insert(".+-, eE\n\t0x".randomElement(using: &random) ?? " ", at: place)
    }
    return text
  }
}
