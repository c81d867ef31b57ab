import ArgumentParser

/// What communities are concerned about.
struct ConcernCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concern",
    abstract: "What communities are concerned about, and what was answered.",
    subcommands: [ConcernListCommand.self, ConcernShowCommand.self])
}
