import ArgumentParser
import GoldenThread
import Storage

/// The thread from a course.
struct ThreadCourseCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "course",
    abstract: "The thread from a course to the commitments that it, or a cohort of it, serves.")

  @OptionGroup var options: ThreadOptions

  var output: OutputOptions { options.output }

  @Argument(help: "The course, by code or id.")
  var course: String

  func answer() throws -> Answer {
    try options.answer { store in
      .course(try store.read { try CourseLookup.id(of: course, in: $0) })
    }
  }
}
