import ArgumentParser

/// The vault as a whole.
struct VaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault", abstract: "Keep the vault, which says who participants are.",
    subcommands: [
      VaultInitCommand.self, VaultStatusCommand.self, VaultCheckCommand.self,
      VaultRotateCommand.self, VaultForgetOldKeysCommand.self,
    ])
}
