import ArgumentParser
import Kernel
import Platform
import Reference

/// Adds an identifier of the organisation.
struct OwnAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an identifier of the organisation.",
    discussion: "The figures of the portfolio are counted anew.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The identifier as in IATI files.")
  var identifier: String

  @Option(help: ArgumentHelp("The organisation's name under it.", valueName: "name"))
  var name: String

  @Flag(help: "The organisation reports under it now.")
  var primary = false

  @Option(help: ArgumentHelp("The first day of its use.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("The last day of its use.", valueName: "date"))
  var to: String?

  func run() throws {
    let identity = OwnIdentity(
      identifier: identifier, name: name, validFrom: try from.map(CalendarDate.named),
      validTo: try to.map(CalendarDate.named), isPrimary: primary)
    try output.writeOwn(write.workspace.add(identity, by: write.namedActor()))
  }
}
