import ArgumentParser
import Disclosure
import DonorReporting
import Platform
import Storage

/// One report on a grant.
struct ReportShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one report on a grant: its state, steps, versions and texts.",
    discussion: "Says too whether the store has other figures now than the last version.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The report, by code.")
  var report: String

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func run() throws {
    let sheet = try store.workspace.read { store in
      try ProgressLine.during("comparing") {
        try store.read { try ReportSheet.load($0, report: report, for: audience) }
      }
    }
    switch output.chosen {
    case .json: try output.write(sheet, as: Table([]))
    case .csv: try Console.write(sheet.factTable.csvBytes)
    case .table: try Console.write(sheet.terminalText)
    }
    if let problem = sheet.problem { Console.note("\(report): \(problem)") }
  }
}
