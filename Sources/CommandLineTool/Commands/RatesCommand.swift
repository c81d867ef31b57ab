import ArgumentParser

/// Exchange rates.
struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates", abstract: "Import and look up exchange rates.",
    subcommands: [RatesImportCommand.self, RatesShowCommand.self])
}
