import ArgumentParser

/// The commitments of action plans.
struct CommitmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitment", abstract: "Commitments of action plans, and what is said of them.",
    subcommands: [CommitmentShowCommand.self])
}
