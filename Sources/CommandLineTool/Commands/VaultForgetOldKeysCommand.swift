import ArgumentParser
import Platform
import Storage
import Training

/// Removes the vault's old keys from the key file.
struct VaultForgetOldKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget-old-keys", abstract: "Remove the vault's old keys from the key file.",
    discussion: """
      What backups from before the last change of keys hold of the vault can be read by nobody \
      then. Confirm or give --yes.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Do it without asking.")
  var yes = false

  private struct Outcome: Encodable {
    let forgotten: [String]
  }

  func run() throws {
    let actor = try write.namedActor()
    let workspace = write.workspace
    if !yes {
      try Console.confirm(
        "Forget the old keys, so that nobody reads who participants are in older backups?",
        or: ConfirmationNeeded(
          file: workspace.keyFile.path,
          message: "older backups of the vault could be read by nobody then."))
    }
    let keys = try workspace.vault(for: "vault forget-old-keys") {
      try $0.forgetOldKeys(by: actor)
    }
    try output.write(
      Outcome(forgotten: keys), as: Table([.init("key", "Forgotten")], keys.map { [$0] }))
  }
}
