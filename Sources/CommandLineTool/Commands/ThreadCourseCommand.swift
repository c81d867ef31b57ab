import ArgumentParser
import GoldenThread
import Storage

/// The thread from a course.
struct ThreadCourseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "course",
    abstract: "The thread from a course to the commitments that it, or a cohort of it, serves.")

  @OptionGroup var options: ThreadOptions

  @Argument(help: "The course, by code or id.")
  var course: String

  func run() throws {
    try options.show { store in
      .course(try store.read { try CourseLookup.id(of: course, in: $0) })
    }
  }
}
