import ArgumentParser
import Kernel
import Platform
import Portfolio
import Storage

/// The transactions behind a figure of spend.
struct FigureExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "The transactions that a figure of spend adds up.",
    discussion: """
      What is not named is not told apart; “-” means not stated. What does not count, and why, is
      in `portfolio summary`.
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

  func run() throws {
    let selection = ExplainedSpend.Selection(
      country: FigureExplainCommand.named(country), year: FigureExplainCommand.named(year),
      currency: FigureExplainCommand.named(currency))
    let parts = try store.workspace.read { store in
      try store.read {
        try ExplainedSpend.page(
          $0, selection, inReportingCurrency: converted, offset: max(0, offset),
          limit: page.limit)
      }
    }
    let rows = parts.map(ExplainedRow.init)
    try output.write(rows, as: ExplainedRow.table(rows))
  }

  private static func named(_ value: String?) -> String? { value == "-" ? "" : value }
}

/// A part of a figure in a command's output.
private struct ExplainedRow: Encodable {
  let transaction: Int64
  let label: String
  let date: String?
  /// As reported.
  let amount: String?
  let currency: String?
  /// What it adds to the figure; null for a gap.
  let contribution: String?
  let rate: String?
  let exclusion: String?

  init(_ part: Explanation.Part) {
    transaction = part.record.id.rawValue
    label = part.label
    date = part.date?.description
    amount = part.original?.amount.description
    currency = part.original?.currency.description
    contribution = part.contribution?.description
    rate = part.rate
    exclusion = part.exclusion
  }

  static func table(_ rows: [ExplainedRow]) -> Table {
    Table(
      [
        .init("transaction", "Transaction"), .init("label", "Of"), .init("date", "Date"),
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("contribution", "Adds", .amount), .init("rate", "Rate", limit: 100),
      ],
      rows.map {
        ["\($0.transaction)", $0.label, $0.date, $0.amount, $0.currency, $0.contribution, $0.rate]
      })
  }
}
