import ArgumentParser
import GoldenThread
import Platform
import Storage

/// One plan.
struct PlanShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one plan: its parts, and what each voice says of them.",
    discussion: "What is withheld is said to be, which is not the same as having no data.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Argument(help: "The plan, by code or id.")
  var plan: String

  func answer() throws -> Answer {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read {
        try PlanReport.load(
          $0, plan: CommitmentLookup.plan(plan, in: $0), today: day, for: view.audience)
      }
    }
    return Answer(
      report, as: report.statusTable, shown: report.terminalText, notes: report.withheld.notes)
  }
}
