import ArgumentParser
import Disclosure
import Platform
import Portfolio
import Storage

/// Shows one organisation.
struct OrganisationShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one organisation: its part in activities, and the money from it and to it.",
    discussion: """
      Money is plain sums of the transactions that name it as provider or receiver, each once, in \
      their own currencies.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var page: LimitOptions

  @Argument(help: "The organisation, by identifier or name.")
  var organisation: String

  @Option(help: ArgumentHelp("Leave out so many activities first.", valueName: "n"))
  var offset = 0

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let sheet = try store.workspace.read { store in
      try store.read { db in
        try OrganisationSheet.load(
          db, SeenActivities.load(db, for: audience), organisation: organisation, offset: offset,
          limit: page.limit)
      }
    }
    return Answer(
      sheet, as: sheet.activityTable, shown: sheet.terminalText, notes: sheet.withheld.notes)
  }
}
