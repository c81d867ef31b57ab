import ArgumentParser
import DonorReporting
import Kernel
import Platform
import Storage

/// Checks a report on a grant, and keeps it as it is then.
struct ReportCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a report on a grant, and keep what it says then as a new version.",
    discussion: """
      Exit status 3 where a fault stops it; then nothing is written. Warnings stop nothing.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var today: TodayOptions

  @Argument(help: "The report, by code.")
  var report: String

  @Option(help: ArgumentHelp("What to keep with the step.", valueName: "text"))
  var note: String?

  @Flag(help: "Only say what the check finds; write nothing.")
  var dryRun = false

  func run() throws {
    let day = try today.day()
    let checked = WrittenCheck(report, try outcome(on: day))
    for finding in checked.diagnostics { Console.note(finding.text) }
    try output.write(checked, as: checked.table)
    if !checked.passed { throw FoundFaults() }
  }

  private func outcome(on day: CalendarDate) throws -> ReportSteps.Outcome {
    guard !dryRun else {
      return try write.workspace.read { store in
        try ProgressLine.during("checking") {
          try store.read { try ReportSteps.findings(report, on: day, in: $0) }
        }
      }
    }
    let actor = try write.namedActor()
    return try write.workspace.write(for: "report check") { store in
      try ProgressLine.during("checking") {
        try store.change(by: actor, because: "report check \(report)") {
          try ReportSteps.check(report, on: day, note: note, in: $0)
        }
      }
    }
  }
}
