import Kernel

/// A calendar year, or one of a donor, in which each person counts once.
public struct TrainingYear: Hashable, Sendable {
  /// The calendar year in which it begins.
  public let year: Int
  public let first: CalendarDate
  public let last: CalendarDate

  /// Nil outside the years 1 to 9998.
  public init?(_ year: Int, of fiscal: FiscalYear = .calendar) {
    guard
      let first = CalendarDate(year: year, month: fiscal.startMonth, day: fiscal.startDay),
      let next = CalendarDate(year: year + 1, month: fiscal.startMonth, day: fiscal.startDay),
      let number = next.dayNumber, let last = CalendarDate(dayNumber: number - 1)
    else { return nil }
    self.year = year
    self.first = first
    self.last = last
  }
}
