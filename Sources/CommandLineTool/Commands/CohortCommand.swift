import ArgumentParser

/// Cohorts of courses.
struct CohortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohort",
    abstract: "List cohorts, and show the figures of one or its sign-in sheet.",
    subcommands: [CohortListCommand.self, CohortShowCommand.self, CohortSheetCommand.self])
}
