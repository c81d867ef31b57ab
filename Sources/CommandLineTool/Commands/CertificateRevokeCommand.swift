import ArgumentParser
import Platform
import Storage
import Training

/// Revokes a certificate.
struct CertificateRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a certificate for good; another may be issued then.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The certificate's code.")
  var code: String

  @Option(name: .customLong("because"), help: ArgumentHelp("Why.", valueName: "reason"))
  var reason: RevocationReason

  func run() throws {
    let actor = try write.namedActor()
    let entry = try write.workspace.write(for: "certificate revoke") { store in
      try store.change(by: actor, because: "certificate revoke: \(reason.rawValue)") {
        try Certificates.revoke(code, because: reason, in: $0)
      }
      return try store.read { try Certificates.entry($0, code: code) }
    }
    let written = WrittenCertificate(entry)
    try output.write(written, as: written.table)
    Console.note("publish a new list with `baraza certificate revocations`.")
  }
}

extension RevocationReason: ExpressibleByArgument {}
