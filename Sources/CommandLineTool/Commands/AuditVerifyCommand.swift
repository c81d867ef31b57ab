import ArgumentParser
import Platform
import Storage

/// Walks the chains of revisions.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Walk the chains of revisions.",
    discussion: "Exit status 3 where a chain does not hold.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  private struct Outcome: Encodable {
    let ok: Bool
    let problems: [Audit.Problem]
  }

  func run() throws {
    let problems = try store.workspace.read { try $0.read(Audit.verify) }
    try output.write(
      Outcome(ok: problems.isEmpty, problems: problems),
      as: Table(
        [
          .init("office", "Office", .number), .init("sequence", "Revision", .number),
          .init("message", "Problem", limit: 200),
        ],
        problems.map { [$0.office.map(String.init), $0.sequence.map(String.init), $0.message] }))
    if output.chosen == .table, problems.isEmpty { Console.note("every chain holds.") }
    if !problems.isEmpty { throw FoundFaults() }
  }
}
