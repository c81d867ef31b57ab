import ArgumentParser
import Kernel
import Platform

/// The day on which something is late or not.
struct TodayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("As on this day. Default: today.", valueName: "date"))
  var on: String?

  func day() throws -> CalendarDate {
    if let on { return try CalendarDate.named(on) }
    guard let today = CalendarDate.today else {
      throw ValidationError("The computer's clock has no day; name one with --on.")
    }
    return today
  }
}
