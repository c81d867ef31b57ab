import ArgumentParser

/// The store as a whole.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Check the store, and rebuild what is derived in it.",
    subcommands: [StoreCheckCommand.self, StoreRebuildCommand.self])
}
