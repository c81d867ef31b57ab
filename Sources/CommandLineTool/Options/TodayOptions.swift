import ArgumentParser
import Kernel
import Platform

/// The day as on which figures are given: what is late, due or stale on it.
struct TodayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("As on this day. Default: today.", valueName: "date"))
  var today: String?

  func day() throws -> CalendarDate { try TodayOptions.day(today) }

  /// The day that was named, else today.
  static func day(_ named: String?) throws -> CalendarDate {
    if let today = named { return try CalendarDate.named(today) }
    guard let today = CalendarDate.today else {
      throw ValidationError("The computer's clock has no day; name one with --today.")
    }
    return today
  }
}
