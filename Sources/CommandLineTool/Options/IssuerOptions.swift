import ArgumentParser
import Foundation
import Kernel
import Platform
import Reference
import Storage
import Training

/// Who issues certificates, and on which day.
struct IssuerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The issuer's name. Default: that of the organisation's primary identifier.",
      valueName: "name"))
  var issuer: String?

  @Option(help: ArgumentHelp("The day of issue. Default: today.", valueName: "date"))
  var on: String?

  func day() throws -> CalendarDate { try TodayOptions.day(on) }

  func name(_ store: Store) throws -> String {
    if let issuer { return issuer }
    guard let name = try store.read(OwnOrganisation.load).primary?.name else {
      throw ValidationError("The organisation has no name in this store; give one with --issuer.")
    }
    return name
  }

  func key() throws -> CertificateKey {
    try CertificateKeyFile(environment: ProcessInfo.processInfo.environment).key()
  }
}
