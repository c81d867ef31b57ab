import ArgumentParser
import GoldenThread
import Platform
import Storage
import Training

/// One cohort with its figures.
struct CohortShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the figures of a cohort, as they may leave.",
    discussion: """
      Completion says how many accepted a place, came and completed it. Gain is of those alone who \
      took both tests. Numbers of few people are withheld, and whatever they could be worked out \
      from; that is told apart from zero and from no data. What the cohort cost is explained by \
      `baraza training cost`.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var costs: CostOptions
  @OptionGroup var reading: TrainingRulesOptions

  @Argument(help: "The cohort's code.")
  var code: String

  func answer() throws -> Answer {
    let day = try view.day()
    let currency = try costs.chosenCurrency()
    let shown = try store.workspace.read { store in
      try store.read { db in
        let report = try CohortReport.load(db, code, asOf: day, for: view.audience)
        let rates = try CohortCost.Rates.load(db, currency: currency, source: costs.rateSource)
        return ShownCohort(
          report: report, cost: try CohortCost.load(db, of: report, rates, for: view.audience))
      }
    }
    if reading.rules { return Answer(shown, explaining: shown.report.explanation) }
    return Answer(
      shown, as: shown.table, notes: (shown.report.withheld + shown.cost.withheld).notes)
  }
}
