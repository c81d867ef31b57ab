import ArgumentParser
import Kernel
import Platform
import Portfolio
import Storage

/// Totals under the counting rules.
struct PortfolioSummaryCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Totals under the counting rules, and what they left out.",
    discussion: "Nothing is counted twice: each exclusion is listed with its reason.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var today: TodayOptions

  @Option(
    help: ArgumentHelp(
      "Convert into this currency. Default: that of the settings.", valueName: "code"))
  var currency: String?

  @Option(help: ArgumentHelp("List at most so many exclusions.", valueName: "n"))
  var limit = 1000

  func answer() throws -> Answer {
    let target = try currency.map(CurrencyCode.named)
    let day = try today.day()
    let summary = try store.workspace.read { store in
      try store.read {
        try PortfolioSummary.load($0, currency: target, today: day, limit: limit)
      }
    }
    return Answer(summary, as: summary.spendTable, shown: summary.terminalText)
  }
}
