import ArgumentParser

/// What was imported when.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "List, show and undo import runs.",
    subcommands: [RunListCommand.self, RunShowCommand.self, RunUndoCommand.self])
}
