import ArgumentParser

/// Grants and their budgets, and who bears the costs.
struct GrantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Work with grants and their budgets; say who bears the costs.",
    subcommands: [
      GrantListCommand.self, GrantShowCommand.self, GrantBudgetCommand.self,
      GrantCostsCommand.self, GrantCoverageCommand.self, GrantCopyBudgetCommand.self,
    ])
}
