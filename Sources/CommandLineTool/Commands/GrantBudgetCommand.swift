import ArgumentParser
import DonorReporting
import Platform
import Storage

/// A grant's budget against its costs.
struct GrantBudgetCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget", abstract: "Hold a grant's approved budget against its costs.",
    discussion: """
      What the grant bears, in its currency, by line and by the donor's year or reporting period.
      `grant costs` lists the entries behind each amount.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Argument(help: "The grant's code.")
  var grant: String

  @Option(help: "What a column is: year or period.")
  var by = BudgetSheet.Columns.year

  func answer() throws -> Answer {
    let day = try view.day()
    let sheet = try store.workspace.read { store in
      try store.read {
        try BudgetSheet.load($0, grant: grant, by: by, today: day, for: view.audience)
      }
    }
    return Answer(
      sheet, as: sheet.table,
      notes: sheet.unmapped.map {
        "account \($0.account) stands under no line: \($0.total) \(sheet.currency), "
          + "entries: \($0.entries)."
      } + sheet.excluded.map { "entries in no sum: \($0.entries). \($0.reason)" })
  }
}

extension BudgetSheet.Columns: ExpressibleByArgument {}
