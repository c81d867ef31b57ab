import ArgumentParser
import GoldenThread
import Platform
import Storage

/// The thread from an activity.
struct ThreadActivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activity",
    abstract: "The thread from an activity to the commitments that it serves.")

  @OptionGroup var options: ThreadOptions

  @Argument(help: "The activity, by id or identifier.")
  var activity: String

  func run() throws {
    try options.show { store in
      .activity(try store.read { try ActivityLookup.id(of: activity, in: $0) })
    }
  }
}
