import ArgumentParser
import Platform
import Training

/// How the vault stands.
struct VaultStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say whether the vault opens, and how much it holds.",
    discussion: "Opens no value and needs no key.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let status = try store.workspace.vaultStatus()
    try output.write(status, as: status.table)
  }
}
