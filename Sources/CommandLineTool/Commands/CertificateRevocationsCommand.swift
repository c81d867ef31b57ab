import ArgumentParser
import Platform
import Storage
import Training

/// The signed list of revoked certificates.
struct CertificateRevocationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revocations", abstract: "Write the signed list of revoked certificates.",
    discussion: "To be published beside the public key. It names codes and reasons, and no holder.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var issuing: IssuerOptions

  @Option(help: ArgumentHelp("Write it here; - is standard output.", valueName: "file"))
  var out: String

  func run() throws {
    let (day, key) = (try issuing.day(), try issuing.key())
    let list = try store.workspace.read { store in
      let issuer = try issuing.name(store)
      return try store.read {
        try Certificates.revocations($0, issuer: issuer, on: day, signedWith: key)
      }
    }
    try OutputFile.write("\(list.text)\n".utf8, to: out)
    if out != "-" { Console.note("wrote \(out): \(list.entries.count) revoked.") }
  }
}
