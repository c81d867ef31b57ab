import ArgumentParser
import Kernel
import Platform
import Portfolio
import Storage

/// Totals under the counting rules.
struct PortfolioSummaryCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Totals under the counting rules, and what they left out.",
    discussion: """
      Nothing is counted twice: each exclusion is listed with its reason. Activities that the \
      audience may not see are in no list and no sum, and are counted.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Option(
    help: ArgumentHelp(
      "Convert into this currency. Default: that of the settings.", valueName: "code"))
  var currency: String?

  @Option(help: ArgumentHelp("List at most so many exclusions.", valueName: "n"))
  var limit = 1000

  func answer() throws -> Answer {
    let target = try currency.map(CurrencyCode.named)
    let day = try view.day()
    let summary = try store.workspace.read { store in
      try store.read { db in
        let seen = try SeenActivities.load(db, for: view.audience)
        return try PortfolioSummary.load(db, seen, currency: target, today: day, limit: limit)
      }
    }
    return Answer(
      summary, as: summary.spendTable, shown: summary.terminalText, notes: summary.withheld.notes)
  }
}
