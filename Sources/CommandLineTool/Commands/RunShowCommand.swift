import ArgumentParser
import Importing
import Kernel
import Platform
import Storage

/// Shows what a run did, with all its findings.
struct RunShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a run changed, and all its findings.")

  static let isOfRecords = true

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var page: LimitOptions

  @Argument(help: "The run's number, from the list of runs.")
  var number: Int64

  @Option(help: ArgumentHelp("Leave out so many changes first.", valueName: "n"))
  var offset = 0

  func answer() throws -> Answer {
    let outcome = try store.workspace.read { store in
      try store.read {
        try ImportLog.outcome(
          of: number, in: $0, store.schema, offset: max(0, offset), limit: page.limit)
      }
    }
    let findings = Table(
      [
        .init("severity", "Severity"), .init("rule", "Rule"), .init("file", "File"),
        .init("line", "Line", .number), .init("activity", "Activity"),
        .init("message", "Finding", limit: 120), .init("remedy", "What to do", limit: 80),
      ],
      outcome.diagnostics.map {
        [
          $0.severity.rawValue, $0.rule, $0.file, $0.line.map(String.init), $0.activity,
          $0.message, $0.remedy,
        ]
      })
    let changes = outcome.changes.isEmpty ? "" : Table.edits(outcome).terminalText + "\n"
    return Answer(
      WrittenRun(outcome), as: findings, shown: changes + findings.terminalText)
  }
}
