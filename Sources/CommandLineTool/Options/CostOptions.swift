import ArgumentParser
import Kernel

/// In which currency, and by whose rates, costs are shown.
struct CostOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Costs in this currency. Default: that of the settings.", valueName: "code"))
  var currency: String?

  @Option(
    help: ArgumentHelp("By whose rates. Default: those of the settings.", valueName: "name"))
  var rateSource: String?

  func chosenCurrency() throws -> CurrencyCode? { try currency.map { try .named($0) } }
}
