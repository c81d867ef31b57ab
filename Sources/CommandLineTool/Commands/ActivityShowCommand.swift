import ArgumentParser
import Disclosure
import DonorReporting
import Platform
import Storage

/// Shows one activity.
struct ActivityShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one activity, its budget and its spend by year.",
    discussion: "`report programme` says all of it, `iati export` gives it whole.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The activity, by id or identifier.")
  var activity: String

  @Option(help: ArgumentHelp("The copy of this feed.", valueName: "name"))
  var feed: String?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let shown = try store.workspace.read { store in
      try store.read { db in
        let id = try ActivityLookup.id(of: activity, feed: feed, in: db)
        return try ShownActivity(db, ProgrammeReport.load(db, activity: id, for: audience))
      }
    }
    return Answer(
      shown, as: shown.factTable,
      shown: shown.factTable.terminalText
        + (shown.years.isEmpty ? "" : "\n" + shown.yearTable.terminalText)
        + (shown.history.isEmpty ? "" : "\n" + shown.historyTable.terminalText))
  }
}
