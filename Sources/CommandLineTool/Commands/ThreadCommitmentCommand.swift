import ArgumentParser
import GoldenThread
import Storage

/// The thread from a commitment.
struct ThreadCommitmentCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitment",
    abstract: "The thread from a commitment, up to the resolution and down to the village.")

  @OptionGroup var options: ThreadOptions

  var output: OutputOptions { options.output }

  @Argument(help: "The commitment as PLAN#CODE, or by id; any part of a plan will do.")
  var commitment: String

  func answer() throws -> Answer {
    try options.answer { store in
      .commitment(try store.read { try CommitmentLookup.node(commitment, in: $0) })
    }
  }
}
