import ArgumentParser
import DonorReporting
import Platform
import Storage

/// All grants.
struct GrantListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the grants: how far money and time have gone, and the next report.",
    discussion: "A grant that the audience may not see is counted and not named.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  func answer() throws -> Answer {
    let day = try view.day()
    let list = try store.workspace.read { store in
      try store.read { try GrantList.load($0, today: day, for: view.audience) }
    }
    return Answer(
      list, as: list.table(output.chosen),
      notes: list.grants.compactMap { grant in grant.problem.map { "\(grant.code): \($0)" } }
        + list.withheld.notes)
  }
}
