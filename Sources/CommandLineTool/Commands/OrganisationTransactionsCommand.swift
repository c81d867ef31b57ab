import ArgumentParser
import Disclosure
import Platform
import Portfolio
import Storage

/// The transactions from or to an organisation.
struct OrganisationTransactionsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "transactions",
    abstract: "The transactions that the money from or to an organisation adds up.",
    discussion: "What is not named is not told apart; “-” means not stated.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var page: LimitOptions

  @Argument(help: "The organisation, by identifier or name.")
  var organisation: String

  @Option(help: "Whether it provides or receives: from or to.")
  var direction = OrganisationSheet.Flow.Direction.from

  @Option(
    help: ArgumentHelp("Of this type: a code of TransactionType such as 3.", valueName: "code"))
  var type: String?

  @Option(help: ArgumentHelp("In this currency.", valueName: "code"))
  var currency: String?

  @Option(help: ArgumentHelp("Leave out so many rows first.", valueName: "n"))
  var offset = 0

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func answer() throws -> Answer {
    let answer = try store.workspace.read { store in
      try store.read { db in
        try OrganisationTransactions.load(
          db, SeenActivities.load(db, for: audience), organisation: organisation,
          .init(direction, type: type.selected, currency: currency.selected), offset: offset,
          limit: page.limit)
      }
    }
    return Answer(answer, as: answer.table, notes: answer.withheld.notes)
  }
}

extension OrganisationSheet.Flow.Direction: ExpressibleByArgument {}
