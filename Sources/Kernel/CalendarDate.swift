/// A day of the Gregorian calendar of which any part may be unknown: `2012`,
/// `2012-03`, `2012-03-12`, and without a year `--03-12` for "12 March" or
/// `--03` for "March".
///
/// The written form is that of ISO 8601 (`--` stands for the missing year).
public struct CalendarDate: Hashable, Sendable {
  /// 1 to 9999; nil where it is unknown.
  public let year: Int?
  /// 1 to 12; nil where it is unknown.
  public let month: Int?
  /// The day of the month; nil where it is unknown.
  public let day: Int?

  /// Nil where the parts name no day: a month beyond 12, 30 February, a day
  /// without a month, or nothing at all. Years run from 1 to 9999.
  public init?(year: Int?, month: Int? = nil, day: Int? = nil) {
    guard year != nil || month != nil else { return nil }
    if let year, !(1...9999).contains(year) { return nil }
    if let month, !(1...12).contains(month) { return nil }
    if let day {
      guard let month, day >= 1 else { return nil }
      guard day <= CalendarDate.days(inMonth: month, ofYear: year ?? 2000) else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Whether year, month and day are all known.
  public var isComplete: Bool { year != nil && month != nil && day != nil }

  static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension CalendarDate {
  /// Days since 1970-01-01; nil for a date with a missing part.
  public var dayNumber: Int? {
    guard let year, let month, let day else { return nil }
    // Counted in years that begin in March, so that a leap day ends its year.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that lies `dayNumber` days after 1970-01-01; nil outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
    let days = dayNumber + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The first and last day that the date can mean; nil without a year.
  public var range: ClosedRange<CalendarDate>? {
    guard let year else { return nil }
    let firstMonth = month ?? 1
    let lastMonth = month ?? 12
    let lastDay = day ?? CalendarDate.days(inMonth: lastMonth, ofYear: year)
    guard let first = CalendarDate(year: year, month: firstMonth, day: day ?? 1),
      let last = CalendarDate(year: year, month: lastMonth, day: lastDay)
    else { return nil }
    return first...last
  }
}

extension CalendarDate: Comparable {
  /// By year, month and day; a missing part comes before every known one.
  public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool {
    (lhs.year ?? 0, lhs.month ?? 0, lhs.day ?? 0) < (rhs.year ?? 0, rhs.month ?? 0, rhs.day ?? 0)
  }
}
