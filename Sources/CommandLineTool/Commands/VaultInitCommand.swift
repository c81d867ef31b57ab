import ArgumentParser
import Platform
import Storage
import Training

/// Begins the vault.
struct VaultInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begin the store's vault, and make its key.",
    discussion: """
      The key file lies where BARAZA_KEYS says, else in the user's configuration folder, and never \
      in the store's. Without it nobody can read who participants are: keep a copy apart.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let status = try write.workspace.beginVault(by: try write.namedActor())
    try output.write(status, as: status.table)
    Console.note("keep a copy of \(status.keyFile) apart from the store and its backups.")
  }
}
