import ArgumentParser

/// The ledger behind the reports to donors.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Bring entries into the ledger.",
    subcommands: [LedgerTransactionsCommand.self])
}
