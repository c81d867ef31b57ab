import ArgumentParser
import Foundation
import Platform
import Training

/// Verifies a certificate without any store.
struct CertificateVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verify a certificate with its text and the public key.",
    discussion: """
      Needs no store and no network. Exit status 1 where it is forged or another key's, 3 where it \
      was genuine and is revoked or has expired, or was issued to another name.
      """)

  @OptionGroup var output: OutputOptions

  @Argument(help: "The certificate's text, or a file that holds it; - is standard input.")
  var certificate: String

  @Option(help: ArgumentHelp("The file with the issuer's public key.", valueName: "file"))
  var key: String

  @Option(help: ArgumentHelp("The issuer's signed list of revoked ones.", valueName: "file"))
  var revocations: String?

  @Option(help: ArgumentHelp("The secret on the holder's copy.", valueName: "secret"))
  var secret: String?

  @Option(
    help: ArgumentHelp(
      "The name to be checked with the secret; - is the next line of standard input.",
      valueName: "name"))
  var name: String?

  @OptionGroup var today: TodayOptions

  func validate() throws {
    guard (name == nil) == (secret == nil) else {
      throw ValidationError("--name and --secret are checked together.")
    }
  }

  func run() throws {
    let certificate = try Certificate(text())
    guard let key = CertificatePublicKey(try file(self.key)) else {
      throw ValidationError("The file of --key holds no public key of certificates.")
    }
    let list = try revocations.map { try RevocationList(file($0)) }
    let verdict = try certificate.verify(with: key, revocations: list, on: today.day())
    let isHeld = try self.isHeld(certificate)
    let written = WrittenVerdict(verdict, certificate, isHeld: isHeld)
    try output.write(written, as: written.certificate.table)
    switch verdict {
    case .valid: Console.note("valid.")
    case .expired(let day): Console.note("expired: it held until \(day).")
    case .revoked: Console.note("revoked: do not accept it.")
    }
    if isHeld == false { Console.note("it was issued to another name, or with another secret.") }
    if verdict != .valid || isHeld == false { throw FoundFaults() }
  }

  private func text() throws -> String {
    if certificate == "-" {
      return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
    return certificate.hasPrefix("BARAZA1") ? certificate : try file(certificate)
  }

  private func file(_ path: String) throws -> String {
    String(decoding: try InputFile.bytes(path), as: UTF8.self)
  }

  private func isHeld(_ certificate: Certificate) throws -> Bool? {
    guard let name, let secret else { return nil }
    return certificate.isHeld(
      by: try PrivateInput.value(name, of: "name"), secret: try HolderSecret.named(secret))
  }
}
