import Foundation
import Kernel
import TestSupport
import Testing

struct FiscalYearTests {
  static let nepal = FiscalYear(startMonth: 7, startDay: 16)

  @Test(
    "A financial year is named after the calendar year in which it begins",
    arguments: [
      ("2024-03-31", 2023), ("2024-04-01", 2024), ("2024-12-31", 2024), ("2024-04", 2024),
      ("2024-03", 2023), ("2025-01", 2024),
    ])
  func april(date: String, year: Int) throws {
    #expect(FiscalYear.april.year(of: try #require(CalendarDate(date))) == year)
  }

  @Test(
    "A date that lies in two financial years belongs to neither",
    arguments: [
      ("2024-07-15", 2023), ("2024-07-16", 2024), ("2024-07", nil), ("2024-08", 2024),
      ("2024-06", 2023), ("2024", nil), ("--07-16", nil),
    ] as [(String, Int?)])
  func midMonth(date: String, year: Int?) throws {
    let nepal = try #require(FiscalYearTests.nepal)
    #expect(nepal.year(of: try #require(CalendarDate(date))) == year)
  }

  @Test func theCalendarYearNeedsTheYearAlone() {
    #expect(CalendarDate("2024").flatMap(FiscalYear.calendar.year) == 2024)
    #expect(CalendarDate("2024-12-31").flatMap(FiscalYear.calendar.year) == 2024)
    #expect(CalendarDate("--12-31").flatMap(FiscalYear.calendar.year) == nil)
  }

  @Test("Days fall into the financial years that Python's datetime gives")
  func agreesWithDatetime() throws {
    var random = SeededGenerator(seed: 2467)
    let cases = try (0..<5_000).map { _ in
      let number = Int.random(in: -719_162...2_932_896, using: &random)
      let month = Int.random(in: 1...12, using: &random)
      let day = Int.random(in: 1...28, using: &random)
      return [try #require(CalendarDate(dayNumber: number)).description, "\(month)", "\(day)"]
    }
    try Oracle.expect("fiscal_year", of: cases) { arguments in
      let date = try #require(CalendarDate(arguments[0]))
      let start = try arguments.dropFirst().map { try #require(Int($0)) }
      let fiscal = try #require(FiscalYear(startMonth: start[0], startDay: start[1]))
      return fiscal.year(of: date).map { String($0) } ?? "none"
    }
  }

  @Test("A start that some years lack is refused, in code and in JSON")
  func refusesStarts() throws {
    for (month, day) in [(2, 29), (0, 1), (13, 1), (4, 31), (4, 0), (1, -1)] {
      #expect(FiscalYear(startMonth: month, startDay: day) == nil)
      let json = Data(#"{"startMonth":\#(month),"startDay":\#(day)}"#.utf8)
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(FiscalYear.self, from: json) }
    }
    let json = try JSONEncoder().encode(FiscalYearTests.nepal)
    #expect(try JSONDecoder().decode(FiscalYear.self, from: json) == FiscalYearTests.nepal)
  }
}
