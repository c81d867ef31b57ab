import ArgumentParser
import GoldenThread
import Platform
import Storage

/// One commitment.
struct CommitmentShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show one commitment: every assessment with its assessor and evidence, and the money.",
    discussion: """
      Costed, allocated, disbursed and spent are four figures that are never added. Assessments
      that were superseded or taken back are there, and say so.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Argument(help: "The commitment as PLAN#CODE, or by id; any part of a plan will do.")
  var commitment: String

  func answer() throws -> Answer {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read {
        try CommitmentReport.load(
          $0, node: CommitmentLookup.node(commitment, in: $0), today: day, for: view.audience)
      }
    }
    return Answer(
      report, as: report.assessmentTable, shown: report.terminalText, notes: report.withheld.notes)
  }
}
