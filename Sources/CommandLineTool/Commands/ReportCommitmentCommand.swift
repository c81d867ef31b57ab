import ArgumentParser
import GoldenThread
import Platform
import Storage

/// Writes the page on one commitment.
struct ReportCommitmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitment", abstract: "Write the page on one commitment.",
    discussion: "What the audience may not see is counted and named by its kind.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var page: ReportPageOptions

  @Argument(help: "The commitment as PLAN#CODE, or by id; any part of a plan will do.")
  var commitment: String

  func run() throws {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read {
        try CommitmentReport.load(
          $0, node: CommitmentLookup.node(commitment, in: $0), today: day, for: view.audience)
      }
    }
    try page.write(
      named: report.commitment, html: CommitmentReportHTML(report).render(),
      csv: ReportCSV(report).render())
    Console.note(report.withheld)
  }
}
