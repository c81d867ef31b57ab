import ArgumentParser

/// Records that people enter one by one.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Enter, list, show and check records of the forms.",
    subcommands: [
      RecordFormsCommand.self, RecordListCommand.self, RecordShowCommand.self,
      RecordAddCommand.self, RecordSetCommand.self, RecordCheckCommand.self,
      RecordSchemaCommand.self,
    ])
}
