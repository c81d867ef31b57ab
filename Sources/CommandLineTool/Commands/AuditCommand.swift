import ArgumentParser

/// The record of who changed what.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Verify the record of who changed what.",
    subcommands: [AuditVerifyCommand.self])
}
