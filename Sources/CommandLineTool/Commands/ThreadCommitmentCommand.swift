import ArgumentParser
import GoldenThread
import Storage

/// The thread from a commitment.
struct ThreadCommitmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitment",
    abstract: "The thread from a commitment, up to the resolution and down to the village.")

  @OptionGroup var options: ThreadOptions

  @Argument(help: "The commitment as PLAN#CODE, or by id; any part of a plan will do.")
  var commitment: String

  func run() throws {
    try options.show { store in
      .commitment(try store.read { try CommitmentLookup.node(commitment, in: $0) })
    }
  }
}
