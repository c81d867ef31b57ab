import ArgumentParser

/// The transactions that the store holds.
struct MoneyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "money", abstract: "Add up the transactions held.",
    subcommands: [MoneyFlowsCommand.self])
}
