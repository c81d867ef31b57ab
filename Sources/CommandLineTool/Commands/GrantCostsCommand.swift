import ArgumentParser
import DonorReporting
import Kernel
import Platform
import Storage

/// The costs behind a grant's figures.
struct GrantCostsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "costs", abstract: "List the entries behind what a grant has spent.",
    discussion: """
      Each with its rate and what the grant bears of it; what is left out of all sums stands among
      them with the reason. With --out all of them are written as a workbook.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var limits: LimitOptions

  @Argument(help: "The grant's code.")
  var grant: String

  @Option(help: ArgumentHelp("Only under this line of the budget.", valueName: "code"))
  var line: String?

  @Option(help: ArgumentHelp("Posted on this day or later.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Posted on this day or earlier.", valueName: "date"))
  var to: String?

  @Option(help: ArgumentHelp("Leave out so many rows first.", valueName: "n"))
  var offset = 0

  @Option(help: ArgumentHelp("Write all of them to this XLSX file.", valueName: "path"))
  var out: String?

  func run() throws {
    let day = try view.day()
    let choice = GrantCosts.Choice(
      line: line, from: try from.map(CalendarDate.named), to: try to.map(CalendarDate.named))
    let rows = try store.workspace.read { store in
      try store.read { db -> [GrantCosts.Row] in
        let costs = try GrantCosts(db, grant: grant, choice, asOf: day, for: view.audience)
        if let out {
          try costs.writeWorkbook(db, to: out, on: day)
          return []
        }
        return try costs.rows(db, offset: offset, limit: limits.limit)
      }
    }
    if let out { return Console.note("wrote \(out)") }
    try output.write(rows, as: GrantCosts.table(rows))
  }
}
