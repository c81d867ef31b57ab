import ArgumentParser
import Training

/// Whether the vault is opened for the names of those whom a page shows by code, and what for.
struct NamingOptions: ParsableArguments {
  @Flag(help: "Open the vault and print names; each is logged as a read.")
  var withNames = false

  @Option(name: .customLong("for"), help: ArgumentHelp("What for.", valueName: "purpose"))
  var purpose: VaultPurpose?

  func validate() throws {
    guard withNames == (purpose != nil) else {
      throw ValidationError(
        "--with-names and --for go together: a read of the vault has a purpose.")
    }
  }
}
