import Kernel

/// How often a report is due, and how long after its period.
struct ReportRule: Hashable {
  /// Nil for one report on the whole time.
  let everyMonths: Int?
  /// The last day of the first period; nil to count from the first day.
  let firstEnd: CalendarDate?
  let dueDays: Int?
  let dueMonths: Int?

  /// The periods of a time, without gaps; the last ends with it.
  ///
  /// Each end is counted from the first, so that a short month shortens no later one. Where the
  /// first period ends with a month, all do.
  func periods(from first: CalendarDate, to last: CalendarDate) -> [ClosedRange<CalendarDate>] {
    guard first <= last else { return [] }
    var periods: [ClosedRange<CalendarDate>] = []
    var begins = first
    var number = 0
    while begins <= last {
      let end = min(end(number, from: first) ?? last, last)
      number += 1
      guard end >= begins else { continue }
      periods.append(begins...end)
      guard end < last, let next = end.adding(days: 1) else { break }
      begins = next
    }
    return periods
  }

  /// When the report on a period is due. A month later is the same day of the next month, or its
  /// last, as Regulation (EEC, Euratom) 1182/71, article 3, counts.
  func due(after end: CalendarDate) -> CalendarDate? {
    dueDays.map { end.adding(days: $0) } ?? dueMonths.flatMap { end.adding(months: $0) }
  }

  /// The end of a period, counted from 0; nil where one period is all.
  private func end(_ number: Int, from first: CalendarDate) -> CalendarDate? {
    guard let everyMonths else { return nil }
    guard let firstEnd else {
      return first.adding(months: (number + 1) * everyMonths)?.adding(days: -1)
    }
    let end = firstEnd.adding(months: number * everyMonths)
    return firstEnd.isMonthEnd ? end?.monthEnd : end
  }
}
