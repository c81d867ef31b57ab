import ArgumentParser
import Disclosure
import Platform
import Storage
import Training

/// Cohorts.
struct CohortListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the cohorts, by their first day.",
    discussion: "Those that the audience may not see are counted and not named.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Only of this course.", valueName: "code"))
  var course: String?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let list = try store.workspace.read { store in
      try store.read { try CohortList.load($0, course.map { .course($0) } ?? .all, for: audience) }
    }
    return Answer(list, as: list.table, notes: list.withheld.notes)
  }
}
