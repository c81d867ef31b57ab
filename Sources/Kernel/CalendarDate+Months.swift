extension CalendarDate {
  /// The day that many months on; where that month lacks it, the month's last. Nil for an
  /// incomplete date, and beyond the year 9999.
  public func adding(months: Int) -> CalendarDate? {
    guard let year, let month, let day else { return nil }
    let count = year * 12 + month - 1 + months
    guard let last = CalendarDate(year: count / 12, month: count % 12 + 1)?.range?.upperBound
    else { return nil }
    return CalendarDate(year: last.year, month: last.month, day: min(day, last.day ?? day))
  }

  /// The day that many days on; nil as for months.
  public func adding(days: Int) -> CalendarDate? {
    dayNumber.flatMap { CalendarDate(dayNumber: $0 + days) }
  }

  /// Whether no later day is in the month.
  public var isMonthEnd: Bool { monthEnd == self }

  /// The last day of the month.
  public var monthEnd: CalendarDate? { CalendarDate(year: year, month: month)?.range?.upperBound }
}
