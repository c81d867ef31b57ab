import ArgumentParser

/// The standard that funders publish in.
struct IATICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iati", abstract: "Write what the store holds as IATI; validate files.",
    subcommands: [IATIExportCommand.self, IATIValidateCommand.self])
}
