import ArgumentParser

/// What assessments rest on.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Keep and show the evidence on which assessments rest.",
    subcommands: [EvidenceAddCommand.self, EvidenceShowCommand.self])
}
