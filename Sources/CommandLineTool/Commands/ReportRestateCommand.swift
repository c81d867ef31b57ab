import ArgumentParser
import DonorReporting
import Kernel
import Platform
import Storage

/// Says a report again with what is known now.
struct ReportRestateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restate",
    abstract:
      "Say by line what a report submitted, what is known now, and what made the difference.",
    discussion: """
      Corrections that were posted later count in the period of the entry that they correct. The
      causes of a line add up to its difference.
      """)

  /// What of it a table or CSV file holds.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case lines, causes
  }

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The report, by code.")
  var report: String

  @Option(
    help: ArgumentHelp("The version to restate. Default: that of the last step.", valueName: "n"))
  var version: Int?

  @Option(help: "What to write: lines or causes. Default: both; of CSV, lines.")
  var part: Part?

  @Flag(help: "List each entry behind a rate that several share.")
  var explain = false

  func run() throws {
    let restatement = try store.workspace.read { store in
      try ProgressLine.during("comparing") {
        try store.read { try Restatement.load($0, report: report, version: version) }
      }
    }
    switch output.chosen {
    case .json: try output.write(restatement, as: Table([]))
    case .csv:
      try Console.write(restatement.table(part ?? .lines, .csv, isExplained: explain).csvBytes)
    case .table: try Console.write(restatement.terminalText(part, isExplained: explain))
    }
  }
}
