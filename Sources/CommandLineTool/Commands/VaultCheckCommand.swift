import ArgumentParser
import Platform
import Training

/// Checks whether every value of the vault opens.
struct VaultCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check whether every value of the vault opens.",
    discussion: """
      Values are opened and none is given away, so nothing is written to the read log. Exit status \
      3 where something is wrong.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  private struct Outcome: Encodable {
    let ok: Bool
    let problems: [String]
  }

  func run() throws {
    let problems = try store.workspace.vaultProblems()
    try output.write(
      Outcome(ok: problems.isEmpty, problems: problems),
      as: Table([.init("problem", "Problem", limit: 200)], problems.map { [$0] }))
    if output.chosen == .table, problems.isEmpty { Console.note("every value opens.") }
    if !problems.isEmpty { throw FoundFaults() }
  }
}
