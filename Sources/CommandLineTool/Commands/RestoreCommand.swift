import ArgumentParser
import Platform
import Storage
import Training

/// Makes a store from a backup.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make a store from a backup.",
    discussion: """
      The backup is verified first, and what is listed as erased beside the vault's key file is \
      erased in the new store. To replace a store, confirm or give --yes.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The backup.")
  var file: String

  @Flag(help: "Replace an existing store without asking.")
  var yes = false

  func run() throws {
    let workspace = write.workspace
    let actor = try write.namedActor()
    let receipt: Restore.Receipt
    do {
      receipt = try workspace.restore(file, by: actor, replacing: yes)
    } catch StoreFailure.exists(let path) {
      try Console.confirm(
        "Replace the store \(path)?",
        or: ConfirmationNeeded(file: path, message: "the store exists, and would be replaced."))
      receipt = try workspace.restore(file, by: actor, replacing: true)
    }
    try output.write(
      receipt,
      as: Table(record: [
        ("store", receipt.store), ("office", "\(receipt.office)"),
        ("schemaVersion", "\(receipt.schemaVersion)"),
      ]))
    let vault = try workspace.vaultStatus()
    if vault.begun, let problem = vault.problem {
      Console.note(
        "warning: the vault does not open, and may hold what was erased since. \(problem)")
    }
  }
}
