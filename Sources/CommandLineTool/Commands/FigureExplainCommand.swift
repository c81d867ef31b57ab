import ArgumentParser
import Disclosure
import Platform
import Portfolio
import Storage

/// The transactions behind a figure of spend.
struct FigureExplainCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "The transactions that a figure of spend adds up.",
    discussion: """
      What is not named is not told apart; “-” means not stated. What does not count, and why, is
      in `portfolio summary`. Activities that the audience may not see are counted, over the whole
      store, and their transactions are left out.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var page: LimitOptions

  @Option(help: ArgumentHelp("Of this country, such as LR.", valueName: "code"))
  var country: String?

  @Option(help: ArgumentHelp("Of this year.", valueName: "year"))
  var year: String?

  @Option(help: ArgumentHelp("Reported in this currency.", valueName: "code"))
  var currency: String?

  @Flag(help: "What they add in the reporting currency, and by which rates.")
  var converted = false

  @Option(help: ArgumentHelp("Leave out so many rows first.", valueName: "n"))
  var offset = 0

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let selection = ExplainedSpend.Selection(
      country: country.selected, year: year.selected, currency: currency.selected)
    let (parts, withheld) = try store.workspace.read { store in
      try store.read { db in
        let seen = try SeenActivities.load(db, for: audience)
        let parts = try ExplainedSpend.page(
          db, seen, selection, inReportingCurrency: converted, offset: max(0, offset),
          limit: page.limit)
        return (parts, seen.withheld)
      }
    }
    let rows = parts.map(ExplainedRow.init)
    return Answer(rows, as: ExplainedRow.table(rows), notes: withheld.notes)
  }
}
