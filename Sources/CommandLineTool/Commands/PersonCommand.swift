import ArgumentParser

/// Who participants are.
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Write, read and erase who participants are, in the vault.",
    subcommands: [
      PersonWriteCommand.self, PersonReadCommand.self, PersonFindCommand.self,
      PersonExportCommand.self, PersonEraseCommand.self, PersonLogCommand.self,
    ])
}
