import ArgumentParser

/// Courses.
struct CourseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "course", abstract: "List courses.", subcommands: [CourseListCommand.self])
}
