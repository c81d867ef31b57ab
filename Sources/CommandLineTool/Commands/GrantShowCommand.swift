import ArgumentParser
import DonorReporting
import Platform
import Storage

/// One grant.
struct GrantShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one grant: its terms, its money and its reports.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Argument(help: "The grant, by code.")
  var grant: String

  func answer() throws -> Answer {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read {
        try GrantSheet.load($0, grant: grant, today: day, for: view.audience)
      }
    }
    return Answer(
      report, as: report.factTable(.csv), shown: report.terminalText,
      notes: report.problem.map { ["\(report.code): \($0)"] } ?? [])
  }
}
