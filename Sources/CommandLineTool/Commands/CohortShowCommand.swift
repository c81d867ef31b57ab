import ArgumentParser
import Platform
import Storage
import Training

/// One cohort with its figures.
struct CohortShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the figures of a cohort, as they may leave.",
    discussion: """
      Completion says how many accepted a place, came and completed it. Gain is of those alone who \
      took both tests. Numbers of few people are withheld, and whatever they could be worked out \
      from; that is told apart from zero and from no data.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Argument(help: "The cohort's code.")
  var code: String

  func run() throws {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read { try CohortReport.load($0, code, asOf: day, for: view.audience) }
    }
    try output.write(report, as: FigureLine.table(report.figures))
    Console.note(report.withheld)
  }
}
