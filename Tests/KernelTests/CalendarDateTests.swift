import Foundation
import Kernel
import TestSupport
import Testing

struct CalendarDateTests {
  @Test(
    "Every written form is read and written back as it was",
    arguments: [
      "2012", "2012-03", "2012-03-12", "--03-12", "--03", "0001-01-01", "9999-12-31", "2000-02-29",
      "2012-02-29", "--02-29",
    ])
  func readsForms(text: String) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.description == text)
    let json = try JSONEncoder().encode([date])
    #expect(try JSONDecoder().decode([CalendarDate].self, from: json) == [date])
  }

  @Test(
    "Anything else is no date",
    arguments: [
      "", "12", "201", "20120312", "2012-3-12", "2012/03/12", "12-03-2012", "2012-03-12Z",
      "2012-03-12T00:00:00", " 2012-03-12", "2012-13-01", "2012-00-01", "2012-01-00",
      "2012-01-32", "2012-04-31", "2013-02-29", "1900-02-29", "2100-02-29", "--02-30", "--13-01",
      "--13", "--00", "---12", "----", "0000", "0000-01-01", "2012-", "201a", "2012-0a-01", "+012",
      "-012", "2012—03", "٢٠١٢",
    ])
  func refusesForms(text: String) {
    #expect(CalendarDate(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: JSONEncoder().encode([text]))
    }
  }

  @Test("Parts that name no day are refused")
  func refusesParts() {
    #expect(CalendarDate(year: nil) == nil)
    #expect(CalendarDate(year: 2012, month: nil, day: 12) == nil)
    #expect(CalendarDate(year: nil, month: nil, day: 12) == nil)
    #expect(CalendarDate(year: 10_000) == nil)
    #expect(CalendarDate(year: -1) == nil)
    #expect(CalendarDate(year: 2012, month: 4, day: 31) == nil)
  }

  @Test("Whether a day exists, and its number, is as Python's datetime has it")
  func numbersDays() throws {
    var random = SeededGenerator(seed: 2122)
    var cases: [[String]] = []
    for year in [1, 4, 100, 400, 1582, 1900, 1969, 1970, 2000, 2012, 2100, 9999] {
      for month in 0...13 {
        for day in 0...32 { cases.append(["\(year)", "\(month)", "\(day)"]) }
      }
    }
    for _ in 0..<10_000 {
      cases.append([
        String(Int.random(in: 0...10_000, using: &random)),
        String(Int.random(in: 1...12, using: &random)),
        String(Int.random(in: 1...31, using: &random)),
      ])
    }
    try Oracle.expect("day_number", of: cases) { arguments in
      let parts = try arguments.map { try #require(Int($0)) }
      let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
      return date?.dayNumber.map { String($0) } ?? "none"
    }
  }

  @Test("Day numbers from the year 1 to 9999 are the days of Python's datetime")
  func daysFromNumbers() throws {
    var random = SeededGenerator(seed: 2242)
    let first = -719_162
    let last = 2_932_896
    var numbers = Array(-800...800) + [first, first + 1, last - 1, last]
    numbers += stride(from: first, through: last, by: 146)
    numbers += (0..<5_000).map { _ in Int.random(in: first...last, using: &random) }
    try Oracle.expect("day", of: numbers.map { [String($0)] }) { arguments in
      let number = try #require(Int(arguments[0]))
      let date = try #require(CalendarDate(dayNumber: number))
      #expect(date.dayNumber == number)
      return date.description
    }
    for beyond in [first - 1, last + 1, .min, .max] {
      #expect(CalendarDate(dayNumber: beyond) == nil)
    }
  }

  @Test("Days follow one another without a gap through four centuries")
  func daysFollow() throws {
    var before = try #require(CalendarDate("1799-12-31"))
    var gaps = 0
    for number in try #require(CalendarDate("1800-01-01")?.dayNumber)...110_000 {
      let date = try #require(CalendarDate(dayNumber: number))
      let follows =
        date.day == 1
        ? before.range?.upperBound == before && before.month != date.month
        : date.day == (before.day ?? 0) + 1 && date.month == before.month
      if !follows || date.dayNumber != number || before >= date { gaps += 1 }
      before = date
    }
    #expect(gaps == 0)
  }

  @Test(
    "A date with missing parts can mean any day of its range",
    arguments: [
      ("2012", "2012-01-01", "2012-12-31"), ("2012-02", "2012-02-01", "2012-02-29"),
      ("2013-02", "2013-02-01", "2013-02-28"), ("2012-03-12", "2012-03-12", "2012-03-12"),
    ])
  func ranges(text: String, first: String, last: String) throws {
    let range = try #require(CalendarDate(text)?.range)
    #expect(range.lowerBound == CalendarDate(first))
    #expect(range.upperBound == CalendarDate(last))
  }

  @Test func aDateWithoutYearHasNeitherRangeNorNumber() throws {
    for text in ["--03-12", "--03"] {
      let date = try #require(CalendarDate(text))
      #expect(date.range == nil)
      #expect(date.dayNumber == nil)
      #expect(!date.isComplete)
    }
    #expect(CalendarDate("2012-03")?.dayNumber == nil)
    #expect(CalendarDate("2012-03-12")?.isComplete == true)
  }

  @Test func aMissingPartComesFirst() throws {
    let order = ["--03", "--03-12", "2012", "2012-03", "2012-03-01", "2012-04", "2013"]
    let dates = try order.map { try #require(CalendarDate($0)) }
    #expect(dates.reversed().sorted() == dates)
  }
}
