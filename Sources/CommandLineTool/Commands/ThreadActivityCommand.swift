import ArgumentParser
import GoldenThread
import Platform
import Storage

/// The thread from an activity.
struct ThreadActivityCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "activity",
    abstract: "The thread from an activity to the commitments that it serves.")

  @OptionGroup var options: ThreadOptions

  var output: OutputOptions { options.output }

  @Argument(help: "The activity, by id or identifier.")
  var activity: String

  func answer() throws -> Answer {
    try options.answer { store in
      .activity(try store.read { try ActivityLookup.id(of: activity, in: $0) })
    }
  }
}
