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

  @Option(
    help: ArgumentHelp(
      "Do what a preview with this token showed, or nothing.", valueName: "token"))
  var plan: String?

  @Flag(help: "Show what it would bring back; write nothing.")
  var dryRun = false

  func run() throws {
    let actor = try write.namedActor()
    let (outcome, token) = try write.workspace.write(for: "run undo") { store in
      let importer = Importer(store: store, actor: actor, targets: Workspace.targets)
      if let plan { try importer.require(plan, forUndoing: number) }
      let outcome = try importer.undo(run: number, dryRun: dryRun)
      return (outcome, dryRun ? try importer.plan(ofUndoing: number) : nil)
    }
    try output.writeRuns([outcome], plan: token)
  }
}
