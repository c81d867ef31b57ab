import ArgumentParser

/// Grants and their budgets.
struct GrantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Work with grants and their budgets.",
    subcommands: [GrantCopyBudgetCommand.self])
}
