import ArgumentParser
import Disclosure
import Importing
import Platform
import Storage

/// Lists import runs.
struct RunListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List import runs, the latest first.",
    discussion: """
      For people of the organisation: it names files and who brought them, and counts rows of every \
      class. For the public the runs are only counted.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var page: LimitOptions

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    var gate = Gate(for: audience)
    let entries = try store.workspace.read { store in
      try store.read { try ImportLog.entries($0, limit: page.limit, &gate) }
    }
    return Answer(
      entries,
      as: Table(
        [
          .init("run", "Run"), .init("feed", "Feed"), .init("at", "At"), .init("actor", "Actor"),
          .init("added", "Added", .amount), .init("changed", "Changed", .amount),
          .init("removed", "Removed", .amount), .init("rejected", "Rejected", .amount),
          .init("transactions", "Transactions", .amount), .init("undoes", "Undoes"),
          .init("undoneBy", "Undone by"),
        ],
        entries.map { entry in
          let counts = entry.counts
          return [
            "\(entry.run)", entry.feed, entry.at, entry.actor, "\(counts.added)",
            "\(counts.changed)", "\(counts.removed)", "\(counts.rejected)",
            "\(entry.transactions)", entry.undoes.map(String.init),
            entry.undoneBy.map(String.init),
          ]
        }), notes: gate.withheld.notes)
  }
}
