import ArgumentParser
import GoldenThread
import Platform
import Storage
import Training

/// What a cohort cost.
struct TrainingCostCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Say what a cohort cost, and a participant-day in it, entry by entry.",
    discussion: """
      Entries of the ledger that are linked to the cohort (form cohort-costs), each with its rate \
      and what it adds; what is left out stands among them with the reason. Days that are withheld \
      are divided by nowhere. What stands under the cohort's line of the budget in its weeks and is \
      linked to no cohort is named last: perhaps it is missing.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var costs: CostOptions

  @Argument(help: "The cohort's code.")
  var cohort: String

  func answer() throws -> Answer {
    let day = try view.day()
    let currency = try costs.chosenCurrency()
    let cost = try store.workspace.read { store in
      try store.read { db in
        let report = try CohortReport.load(db, cohort, asOf: day, for: view.audience)
        let rates = try CohortCost.Rates.load(db, currency: currency, source: costs.rateSource)
        return try CohortCost.load(db, of: report, rates, for: view.audience)
      }
    }
    return Answer(
      cost, as: cost.rowTable, shown: cost.terminalText, notes: cost.withheld.notes)
  }
}
