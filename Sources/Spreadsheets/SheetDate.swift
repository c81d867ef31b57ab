import Kernel

/// A day as a spreadsheet counts it.
enum SheetDate {
  /// Days as Excel numbers them; nil for a date with a missing part, and for days before
  /// 1 March 1900: Excel believes in a 29 February 1900, so that programs disagree on those.
  static func serial(_ date: CalendarDate) -> Int? {
    guard let day = date.dayNumber, day >= first else { return nil }
    return day + 25_569
  }

  /// 1 March 1900, in days from 1970.
  private static let first = -25_508

  static let code = "d mmm yyyy"
}
