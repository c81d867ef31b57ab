import ArgumentParser

/// The identifiers of the organisation that keeps the store.
struct OwnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "own", abstract: "Say under which identifiers the organisation publishes.",
    subcommands: [OwnListCommand.self, OwnAddCommand.self])
}
