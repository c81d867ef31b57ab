import ArgumentParser
import GoldenThread
import Platform
import Storage

/// Writes the report on one plan.
struct ReportPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Write the report on one plan.",
    discussion: """
      Each statement names its assessor, its evidence and its id. What the audience may not see is
      counted and named by its kind.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var page: ReportPageOptions

  @Argument(help: "The plan, by code or id.")
  var plan: String

  func run() throws {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read {
        try PlanReport.load(
          $0, plan: CommitmentLookup.plan(plan, in: $0), today: day, for: view.audience)
      }
    }
    try page.write(
      named: report.code, html: PlanReportHTML(report).render(), csv: ReportCSV(report).render())
    Console.note(report.withheld)
  }
}
