import ArgumentParser
import GoldenThread
import Storage

/// The thread from a transaction.
struct ThreadTransactionCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "transaction",
    abstract: "The thread from a transaction to the commitments that it serves.")

  @OptionGroup var options: ThreadOptions

  var output: OutputOptions { options.output }

  @Argument(help: "The transaction, by id or as IDENTIFIER#REF.")
  var transaction: String

  func answer() throws -> Answer {
    try options.answer { store in
      .transaction(try store.read { try TransactionLookup.id(of: transaction, in: $0) })
    }
  }
}
