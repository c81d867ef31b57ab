import ArgumentParser
import Kernel
import Platform
import Reference

/// Changes settings of the store.
struct SettingsSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change settings of the store.",
    discussion: "Amounts are converted anew where that changes them.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The currency of reports, such as GBP.", valueName: "code"))
  var currency: String?

  @Option(help: ArgumentHelp("Whose exchange rates count, such as eurofxref.", valueName: "name"))
  var rateSource: String?

  func validate() throws {
    guard currency != nil || rateSource != nil else {
      throw ValidationError("Give --currency, --rate-source, or both.")
    }
  }

  func run() throws {
    let wanted = ReportingSettings(
      currency: try currency.map(CurrencyCode.named), rateSource: rateSource)
    try output.writeSettings(write.workspace.set(wanted, by: write.namedActor()))
  }
}
