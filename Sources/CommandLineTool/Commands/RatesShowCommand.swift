import ArgumentParser
import Kernel
import Platform

/// Shows what an amount comes to in another currency, and by which rates.
struct RatesShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Convert an amount, and show the rates that do it.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The currency of the amount, such as USD.")
  var currency: String

  @Option(help: ArgumentHelp("The day, as in 2026-03-08.", valueName: "date"))
  var on: String

  @Option(help: ArgumentHelp("The other currency.", valueName: "code"))
  var to: String

  @Option(help: "The amount.")
  var amount = "1"

  @Option(
    help: ArgumentHelp("Whose rates. Default: those of the settings.", valueName: "name"))
  var source: String?

  func answer() throws -> Answer {
    let answer = try store.workspace.rate(
      FixedDecimal.named(amount), from: CurrencyCode.named(currency), to: CurrencyCode.named(to),
      on: CalendarDate.named(on), source: source)
    return Answer(
      answer,
      as: Table(record: [
        ("amount", "\(Table.grouped(answer.amount)) \(answer.from)"),
        ("converted", "\(Table.grouped(answer.converted)) \(answer.to)"), ("on", answer.on),
        ("source", answer.source), ("rate", answer.rate),
        ("isStale", answer.isStale ? "yes" : "no"),
      ]))
  }
}
