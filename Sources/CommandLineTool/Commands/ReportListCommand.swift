import ArgumentParser
import Disclosure
import DonorReporting
import Platform
import Storage

/// All reports on grants.
struct ReportListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the reports on grants, with how far each has come.",
    discussion: """
      A report on a grant that the audience may not see, or made for a higher clearance, is counted
      and not named.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Only on this grant.", valueName: "code"))
  var grant: String?

  @Option(
    help: "Only in this state: draft, checked, approved, submitted, accepted or returned.")
  var state: GrantReport.State?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let list = try store.workspace.read { store in
      try store.read {
        try GrantReportList.load(
          $0, GrantReportList.Choice(grant: grant, state: state), for: audience)
      }
    }
    return Answer(list, as: list.table, notes: list.withheld.notes)
  }
}
