import ArgumentParser
import Platform
import Storage
import Training

/// Whom training reached.
struct TrainingReachCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach", abstract: "Say how many people training reached in a year.",
    discussion: """
      Each once per programme: by sex, and by age group, country, level and institution with sex. \
      Across programmes there is a range, because pseudonyms of two programmes are not joined. \
      Numbers of few people are withheld, and whatever they could be worked out from.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var training: TrainingOptions
  @OptionGroup var reading: TrainingRulesOptions

  @Option(help: "How far they came: nominations, places or attendance.")
  var stage = Reach.Stage.attendance

  func answer() throws -> Answer {
    let year = try training.chosenYear()
    let report = try store.workspace.read { store in
      try store.read {
        try ReachReport.load($0, stage, in: year, training.selection, for: training.audience)
      }
    }
    if reading.rules { return Answer(report, explaining: report.explanation) }
    let lines = report.programmes.flatMap { programme in
      programme.figures.map { (programme.programme, $0) }
    }
    return Answer(
      report,
      as: FigureLine.table(
        lines + report.across.map { ("all", $0) }, under: .init("programme", "Programme")),
      notes: report.withheld.notes)
  }
}

extension Reach.Stage: ExpressibleByArgument {}
