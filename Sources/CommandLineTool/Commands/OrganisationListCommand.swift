import ArgumentParser
import Disclosure
import Platform
import Portfolio
import Storage

/// Lists organisations.
struct OrganisationListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the organisations that take part in activities, or are kept.",
    discussion: "Each once, by its identifier, else by its name; those in most activities first.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var page: LimitOptions

  @Option(help: ArgumentHelp("With this in its identifier or name.", valueName: "text"))
  var search: String?

  @Option(
    help: ArgumentHelp(
      "With this role: a code of OrganisationRole such as 1, or reporting.", valueName: "code"))
  var role: String?

  @Option(help: ArgumentHelp("Leave out so many rows first.", valueName: "n"))
  var offset = 0

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let list = try store.workspace.read { store in
      try store.read { db in
        try OrganisationList.load(
          db, SeenActivities.load(db, for: audience),
          OrganisationList.Filter(search: search, role: role), offset: offset, limit: page.limit)
      }
    }
    return Answer(list, as: list.table, notes: list.withheld.notes)
  }
}
