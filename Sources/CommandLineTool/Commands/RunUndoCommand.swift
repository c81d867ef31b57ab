import ArgumentParser
import Importing
import Platform
import Storage

/// Undoes a run.
struct RunUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Bring back what a run changed or removed.",
    discussion: """
      Refused where a later run or a person has changed the same records, or something else refers
      to one that the run added. An undoing can be undone.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The run's number, from the list of runs.")
  var number: Int64

  func run() throws {
    let actor = try write.namedActor()
    let outcome = try write.workspace.write(for: "run undo") { store in
      try Importer(store: store, actor: actor, targets: Workspace.targets).undo(run: number)
    }
    try output.writeRuns([outcome])
  }
}
