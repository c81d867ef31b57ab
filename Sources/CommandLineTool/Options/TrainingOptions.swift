import ArgumentParser
import Disclosure
import Kernel
import Platform
import Training

/// Whether figures on training are shown, or what they count.
struct TrainingRulesOptions: ParsableArguments {
  @Flag(help: "Show what each figure counts, and of which cohorts, instead of its value.")
  var rules = false
}

/// Of which cohorts, in which year and for whom figures on training are given.
struct TrainingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The calendar year. Default: this year.", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("Only of this programme.", valueName: "code"))
  var programme: String?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  var selection: SeenCohorts.Selection { programme.map { .programme($0) } ?? .all }

  func chosenYear() throws -> TrainingYear {
    guard let chosen = try TrainingYear(year ?? TodayOptions.day(nil).year ?? 0) else {
      throw ValidationError("--year is a year from 1 to 9998.")
    }
    return chosen
  }
}
