import ArgumentParser
import Platform
import Storage
import Training

/// Changes the vault's key.
struct VaultRotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Encrypt every value of the vault with a new key.",
    discussion: """
      The old key stays in the key file, because older backups need it. Copy the key file again \
      afterwards.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let actor = try write.namedActor()
    let receipt = try write.workspace.vault(for: "vault rotate") { try $0.rotate(by: actor) }
    try output.write(
      receipt,
      as: Table(record: [
        ("from", receipt.from), ("to", receipt.to), ("values", "\(receipt.values)"),
      ]))
  }
}
