import ArgumentParser

/// How long the vault keeps what it holds.
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Say what of the vault may be kept no longer.",
    subcommands: [RetentionDueCommand.self])
}
