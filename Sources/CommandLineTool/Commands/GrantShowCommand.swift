import ArgumentParser
import DonorReporting
import Platform
import Storage

/// One grant.
struct GrantShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one grant: its terms, its money and its reports.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Argument(help: "The grant, by code.")
  var grant: String

  func run() throws {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read {
        try GrantSheet.load($0, grant: grant, today: day, for: view.audience)
      }
    }
    switch output.chosen {
    case .json: try output.write(report, as: Table([]))
    case .csv: try Console.write(report.factTable(.csv).csvBytes)
    case .table: try Console.write(report.terminalText)
    }
    if let problem = report.problem { Console.note("\(report.code): \(problem)") }
  }
}
