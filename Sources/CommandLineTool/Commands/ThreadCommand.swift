import ArgumentParser

/// From the village to the resolution.
struct ThreadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thread",
    abstract: "The thread from the village to the resolution, and the money along it.",
    subcommands: [
      ThreadCommitmentCommand.self, ThreadActivityCommand.self, ThreadTransactionCommand.self,
      ThreadConcernCommand.self, ThreadCourseCommand.self, ThreadMoneyCommand.self,
    ])
}
