import ArgumentParser
import GoldenThread
import Platform
import Storage

/// All plans.
struct PlanListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the plans, with the progress that each voice sees.",
    discussion: """
      Progress is counted over the actions that are due. What is withheld from the audience counts
      as withheld, and in no other count.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Option(help: ArgumentHelp("Only of this country, such as NP.", valueName: "code"))
  var country: String?

  @Option(help: ArgumentHelp("At most so many. Default: all.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Leave out so many first.", valueName: "n"))
  var offset = 0

  func validate() throws {
    guard limit ?? 1 > 0 else { throw ValidationError("--limit is a number above zero.") }
  }

  func answer() throws -> Answer {
    let day = try view.day()
    let list = try store.workspace.read { store in
      try store.read {
        try PlanList.load(
          $0, country: country, today: day, for: view.audience, offset: max(0, offset),
          limit: limit)
      }
    }
    return Answer(
      list, as: list.progressTable, shown: list.terminalText, notes: list.withheld.notes)
  }
}
