import ArgumentParser
import DonorReporting
import Platform
import Storage

/// A grant's budget against its costs.
struct GrantBudgetCommand: ParsableCommand {
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

  func run() throws {
    let day = try view.day()
    let sheet = try store.workspace.read { store in
      try store.read {
        try BudgetSheet.load($0, grant: grant, by: by, today: day, for: view.audience)
      }
    }
    try output.write(sheet, as: sheet.table)
    for unmapped in sheet.unmapped {
      Console.note(
        "account \(unmapped.account) stands under no line: \(unmapped.total) \(sheet.currency), "
          + "entries: \(unmapped.entries).")
    }
    for excluded in sheet.excluded {
      Console.note("entries in no sum: \(excluded.entries). \(excluded.reason)")
    }
  }
}

extension BudgetSheet.Columns: ExpressibleByArgument {}
