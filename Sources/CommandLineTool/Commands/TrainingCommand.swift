import ArgumentParser

/// Figures on training across cohorts.
struct TrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training", abstract: "Say whom training reached, and for how many hours.",
    subcommands: [TrainingReachCommand.self, TrainingHoursCommand.self])
}
