import ArgumentParser
import Kernel
import Platform
import Reference

/// Makes a store.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new, empty store.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The office's number, 0 to 4095, one for each place that writes. Default: random.",
      valueName: "n"))
  var office: Int?

  @Option(help: ArgumentHelp("The currency of reports, such as GBP.", valueName: "code"))
  var currency: String?

  @Option(help: ArgumentHelp("Whose exchange rates count, such as eurofxref.", valueName: "name"))
  var rateSource: String?

  @Option(
    help: ArgumentHelp(
      "An identifier under which the organisation publishes; the first is the primary one.",
      valueName: "identifier"))
  var own: [String] = []

  @Option(
    help: ArgumentHelp(
      "The organisation's name, one for each --own, or one for all.",
      valueName: "name"))
  var ownName: [String] = []

  func validate() throws {
    guard ownName.count == own.count || ownName.count == 1 && !own.isEmpty else {
      throw ValidationError("Give --own-name once, or as often as --own.")
    }
  }

  func run() throws {
    let identities = own.enumerated().map { place, identifier in
      OwnIdentity(identifier: identifier, name: ownName.count == 1 ? ownName[0] : ownName[place])
    }
    let settings = ReportingSettings(
      currency: try currency.map(CurrencyCode.named), rateSource: rateSource)
    let created = try write.workspace.create(
      NewStore(office: office, settings: settings, own: identities), by: write.namedActor())
    try output.write(
      created,
      as: Table(record: [
        ("store", created.store), ("schemaVersion", "\(created.schemaVersion)"),
        ("office", "\(created.office)"), ("reportingCurrency", created.reportingCurrency),
        ("rateSource", created.rateSource), ("own", created.own.joined(separator: " ")),
      ]))
  }
}
