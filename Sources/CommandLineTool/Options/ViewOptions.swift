import ArgumentParser
import Disclosure
import Kernel
import Platform

/// As on which day, and for whom, plans and commitments are shown.
struct ViewOptions: ParsableArguments {
  @Option(
    name: .customLong("today"),
    help: ArgumentHelp("As on this day. Default: today.", valueName: "date"))
  var on: String?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func day() throws -> CalendarDate {
    if let on { return try CalendarDate.named(on) }
    guard let today = CalendarDate.today else {
      throw ValidationError("The computer's clock has no day; name one with --today.")
    }
    return today
  }
}
