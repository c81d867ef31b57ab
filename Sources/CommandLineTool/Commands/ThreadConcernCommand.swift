import ArgumentParser
import GoldenThread
import Portfolio
import Storage

/// The thread from a concern.
struct ThreadConcernCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "concern", abstract: "The thread from a concern to the commitments that answer it."
  )

  @OptionGroup var options: ThreadOptions

  var output: OutputOptions { options.output }

  @Argument(help: "The concern, by code or id.")
  var concern: String

  func answer() throws -> Answer {
    try options.answer { store in
      .concern(try store.read { try ConcernPage.id(of: concern, in: $0) })
    }
  }
}
