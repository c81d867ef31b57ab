import ArgumentParser

/// The portfolio under the counting rules.
struct PortfolioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio", abstract: "Totals of the portfolio, and what to look at in it.",
    subcommands: [PortfolioSummaryCommand.self, PortfolioFindingsCommand.self])
}
