import ArgumentParser
import Platform
import Storage

/// Copies the store into one sealed file.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the store into one sealed file.",
    discussion: "Others may read and write the store meanwhile. An existing file is refused.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The file to write.")
  var file: String

  func run() throws {
    let receipt = try store.workspace.read { try Backup.write($0, to: file) }
    try output.write(
      receipt,
      as: Table(record: [
        ("path", receipt.path), ("bytes", "\(receipt.bytes)"),
        ("schemaVersion", "\(receipt.schemaVersion)"), ("seal", receipt.seal),
      ]))
  }
}
