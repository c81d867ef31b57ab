import ArgumentParser
import Platform
import Storage
import Training

/// One certificate.
struct CertificateShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a certificate that was issued, and whether it stands.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The certificate's code.")
  var code: String

  func run() throws {
    let entry = try store.workspace.read { store in
      try store.read { try Certificates.entry($0, code: code) }
    }
    let written = WrittenCertificate(entry)
    try output.write(written, as: written.table)
  }
}
