import ArgumentParser
import Foundation
import Platform
import Storage
import Training

/// One certificate.
struct CertificateShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a certificate that was issued, or print it on a page.",
    discussion: """
      With --out it is an HTML page to print on A4, with what the certificate says, the signed text \
      and how to verify it. Its holder's name stands there only with --with-names, which is logged \
      as a read.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The certificate's code.")
  var code: String

  @Option(help: ArgumentHelp("Write the page here; - is standard output.", valueName: "file"))
  var out: String?

  @OptionGroup var naming: NamingOptions

  @Option(
    help: ArgumentHelp(
      "The holder's secret, to be printed beside the name; - is the next line of standard input.",
      valueName: "secret"))
  var secret: String?

  func validate() throws {
    guard out != nil || !naming.withNames else {
      throw ValidationError("A name stands on the page alone: say where it goes with --out.")
    }
    guard secret == nil || naming.withNames else {
      throw ValidationError("--secret stands beside the name: it needs --with-names.")
    }
  }

  func run() throws {
    guard let out else {
      let written = WrittenCertificate(
        try write.workspace.read { store in
          try store.read { try Certificates.entry($0, code: code) }
        })
      return try output.write(written, as: written.table)
    }
    let (entry, name) = try load()
    let page = try CertificateHTML(
      entry.certificate, revocation: entry.revocation, name: name, secret: holderSecret())
    let text = try page.render()
    try OutputFile.write(to: out, isPrivate: name != nil) {
      try $0.write(contentsOf: Data(text.utf8))
    }
    if out != "-" { Console.note("wrote \(out)") }
  }

  private func load() throws -> (Certificates.Entry, String?) {
    guard let purpose = naming.purpose else {
      return try write.workspace.read { store in
        (try store.read { try Certificates.entry($0, code: code) }, nil)
      }
    }
    let actor = try write.namedActor()
    return try write.workspace.write(for: "certificate show") { store in
      let entry = try store.read { try Certificates.entry($0, code: code) }
      let vault = try Vault(store, write.workspace.keyFile)
      let names = try vault.names(of: [entry.participant], for: purpose, by: actor)
      guard let name = names[entry.participant] else {
        throw CertificateFailure.noName(code: code)
      }
      return (entry, name)
    }
  }

  private func holderSecret() throws -> HolderSecret? {
    guard let secret else { return nil }
    return try HolderSecret.named(PrivateInput.value(secret, of: "secret"))
  }
}

extension HolderSecret {
  /// The secret that a person wrote. Throws a usage error, which does not repeat it.
  static func named(_ text: String) throws -> HolderSecret {
    guard let secret = HolderSecret(text) else {
      throw ValidationError("The secret of --secret is not whole: it has 32 digits and letters.")
    }
    return secret
  }
}
