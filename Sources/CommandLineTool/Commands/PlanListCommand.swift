import ArgumentParser
import GoldenThread
import Platform
import Storage

/// All plans.
struct PlanListCommand: ParsableCommand {
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

  func run() throws {
    let day = try view.day()
    let list = try store.workspace.read { store in
      try store.read {
        try PlanList.load($0, country: country, today: day, for: view.audience)
      }
    }
    switch output.chosen {
    case .json: try output.write(list, as: Table([]))
    case .csv: try Console.write(list.progressTable.csvBytes)
    case .table: try Console.write(list.terminalText)
    }
    Console.note(list.withheld)
  }
}
