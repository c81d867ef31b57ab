import ArgumentParser
import Disclosure
import Kernel
import Platform
import Storage
import Training

/// All courses.
struct CourseListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the courses, with what is taught in them now.",
    discussion: """
      Modules and hours are those of the newest curriculum that is approved. A course that has \
      cohorts is for whoever may see one of them, another for people of the organisation; those that \
      the audience may not see are counted and not named.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let list = try store.workspace.read { store in
      try store.read { try CourseList.load($0, for: audience) }
    }
    return Answer(
      list.courses,
      as: Table(
        [
          .init("code", "Course"), .init("title", "Title"), .init("level", "Level"),
          .init("programme", "Programme"), .init("curriculum", "Curriculum", .number),
          .init("modules", "Modules", .number), .init("hours", "Hours", .number),
        ],
        list.courses.map {
          [
            $0.code, $0.title, $0.level, $0.programme, $0.curriculum.map(String.init),
            "\($0.modules)", "\($0.hours)",
          ]
        }), notes: list.withheld.notes)
  }
}
