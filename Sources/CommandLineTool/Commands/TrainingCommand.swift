import ArgumentParser

/// Figures on training across cohorts.
struct TrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "Say whom training reached, for how many hours, and at which cost.",
    subcommands: [
      TrainingReachCommand.self, TrainingHoursCommand.self, TrainingCostCommand.self,
    ])
}
