import ArgumentParser
import Disclosure
import Kernel

/// As on which day, and for whom, plans, commitments and concerns are shown.
struct ViewOptions: ParsableArguments {
  @OptionGroup var today: TodayOptions

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func day() throws -> CalendarDate { try today.day() }
}
