import ArgumentParser
import Kernel

extension CalendarDate {
  /// The day that a person named. Throws a usage error for what is no whole date.
  static func named(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text), date.isComplete else {
      throw ValidationError("“\(text)” is not a date. Write it as in 2026-03-08.")
    }
    return date
  }
}
