import ArgumentParser
import Foundation
import Platform
import Training

/// The public key of certificates.
struct CertificateKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Show the public key that verifies certificates.",
    discussion: """
      Publish it: with it and the text of a certificate anybody verifies that. The key itself lies \
      beside that of the vault; keep a copy apart.
      """)

  @OptionGroup var output: OutputOptions

  @Flag(help: "Make the key first; refused where there is one.")
  var create = false

  @Option(help: ArgumentHelp("Write the public key here too.", valueName: "file"))
  var out: String?

  private struct Key: Encodable {
    let id: String
    let publicKey: String
    let keyFile: String
  }

  func run() throws {
    let file = CertificateKeyFile(environment: ProcessInfo.processInfo.environment)
    let key = try (create ? file.create() : file.key()).publicKey
    if let out { try OutputFile.write("\(key)\n".utf8, to: out) }
    try output.write(
      Key(id: key.id, publicKey: key.description, keyFile: file.path),
      as: Table(record: [
        ("id", key.id), ("publicKey", key.description), ("keyFile", file.path),
      ]))
    if create { Console.note("keep a copy of \(file.path) apart from the store.") }
  }
}
