import ArgumentParser

/// The activities that the store holds.
struct ActivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activity", abstract: "List and show activities.",
    subcommands: [ActivityListCommand.self, ActivityShowCommand.self])
}
