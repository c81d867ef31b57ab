import ArgumentParser
import GoldenThread
import Platform
import Storage

/// Writes the page on all plans.
struct ReportPlansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plans",
    abstract: "Write the page on all plans: the progress that each voice sees.",
    discussion: "What the audience may not see is counted and named by its kind.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var page: ReportPageOptions

  @Option(help: ArgumentHelp("Only of this country, such as NP.", valueName: "code"))
  var country: String?

  func run() throws {
    let day = try view.day()
    let list = try store.workspace.read { store in
      try store.read {
        try PlanList.load($0, country: country, today: day, for: view.audience)
      }
    }
    try page.write(
      named: "plans", html: PlanListHTML(list).render(), csv: ReportCSV(list).render())
    Console.note(list.withheld)
  }
}
