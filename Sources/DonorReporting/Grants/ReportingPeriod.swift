import Kernel

/// The days that a report, or one column of it, covers; both ends belong to it.
public struct ReportingPeriod: Sendable, Hashable, Codable {
  /// What people call it: `2024`, or `2024/25` where the year begins on another day.
  public let name: String
  public let begins: CalendarDate
  public let ends: CalendarDate

  /// Nil where the end comes before the beginning, or a date is incomplete.
  public init?(_ name: String, from begins: CalendarDate, to ends: CalendarDate) {
    guard begins.isComplete, ends.isComplete, begins <= ends else { return nil }
    self.name = name
    self.begins = begins
    self.ends = ends
  }

  /// Named by its days. Both are complete.
  static func spanning(_ days: ClosedRange<CalendarDate>) -> ReportingPeriod {
    ReportingPeriod(begins: days.lowerBound, ends: days.upperBound)
  }

  private init(begins: CalendarDate, ends: CalendarDate) {
    name = "\(begins) to \(ends)"
    self.begins = begins
    self.ends = ends
  }

  public func contains(_ day: CalendarDate) -> Bool { begins <= day && day <= ends }

  /// The years of a donor from the one of a first day to the one of a last.
  public static func years(
    _ year: FiscalYear, from first: CalendarDate, to last: CalendarDate
  ) -> [ReportingPeriod] {
    guard let begin = year.year(of: first), let end = year.year(of: last), begin <= end
    else { return [] }
    return (begin...end).compactMap { number in
      guard let begins = year.firstDay(of: number),
        let ends = year.firstDay(of: number + 1)?.adding(days: -1)
      else { return nil }
      let name = year == .calendar ? "\(number)" : "\(number)/\(twoDigits(number + 1))"
      return ReportingPeriod(name, from: begins, to: ends)
    }
  }

  private static func twoDigits(_ year: Int) -> String {
    let rest = year % 100
    return rest < 10 ? "0\(rest)" : "\(rest)"
  }
}

extension FiscalYear {
  func firstDay(of year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: startMonth, day: startDay)
  }
}
