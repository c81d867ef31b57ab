import ArgumentParser
import Kernel
import Platform
import Reference
import Storage

/// Lists the organisation's identifiers.
struct OwnListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the organisation's identifiers.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let own = try store.workspace.read { try $0.read(OwnOrganisation.load) }
    try output.writeOwn(own)
  }
}

/// An identity in a command's output.
private struct OwnRecord: Encodable {
  let identifier: String
  let name: String
  let isPrimary: Bool
  let validFrom: String?
  let validTo: String?

  init(_ identity: OwnIdentity) {
    identifier = identity.identifier
    name = identity.name
    isPrimary = identity.isPrimary
    validFrom = identity.validFrom?.description
    validTo = identity.validTo?.description
  }
}

extension OutputOptions {
  func writeOwn(_ own: OwnOrganisation) throws {
    let records = own.identities.map(OwnRecord.init)
    try write(
      records,
      as: Table(
        [
          .init("identifier", "Identifier"), .init("name", "Name"),
          .init("isPrimary", "Primary"), .init("validFrom", "From"), .init("validTo", "To"),
        ],
        records.map {
          [$0.identifier, $0.name, $0.isPrimary ? "yes" : "no", $0.validFrom, $0.validTo]
        }))
  }
}
