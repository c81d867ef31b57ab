import ArgumentParser
import DonorReporting
import Importing
import Kernel
import Platform
import Storage

/// Turns imported transactions into entries of the ledger.
struct LedgerTransactionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transactions",
    abstract: "Make ledger entries of imported disbursements and expenditure.",
    discussion: """
      The transactions are rows with named columns, which a saved mapping turns into entries as it
      does with an accounting export; --out shows the rows. A transaction becomes one entry, however
      often the command runs. One that changed, or left its feed, is named and not touched.
      Exit status 3 where rows were rejected or a finding is an error.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "An activity, by identifier or id. May be repeated.", valueName: "activity"))
  var activity: [String] = []

  @Option(help: ArgumentHelp("The saved mapping.", valueName: "name"))
  var mapping: String?

  @Option(
    help: ArgumentHelp("Write the rows as CSV here, and no entries.", valueName: "file"))
  var out: String?

  @Option(
    help: ArgumentHelp("From this day on.", valueName: "date"),
    transform: CalendarDate.named)
  var from: CalendarDate?

  @Option(
    help: ArgumentHelp("Up to this day.", valueName: "date"), transform: CalendarDate.named)
  var to: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Do what a preview with this token showed, or nothing.", valueName: "token"))
  var plan: String?

  @Flag(help: "Compare and show what would change; write nothing.")
  var dryRun = false

  @Flag(help: "Show no progress and no list of findings.")
  var quiet = false

  func validate() throws {
    guard !activity.isEmpty else { throw ValidationError("Name at least one --activity.") }
    guard (mapping == nil) != (out == nil) else {
      throw ValidationError("Give --mapping to make entries, or --out to see the rows.")
    }
  }

  func run() throws {
    if let out {
      let bytes = try write.workspace.read { store in
        let transactions = try transactions(in: store)
        return try store.read { try transactions.csv(in: $0) }
      }
      return try OutputFile.write(bytes, to: out)
    }
    let actor = try write.namedActor()
    try write.workspace.write(for: "ledger transactions") { store in
      let importer = Importer(store: store, actor: actor, targets: Workspace.targets)
      let request = ImportRequest(
        files: [], mapping: mapping, transactions: try transactions(in: store), dryRun: dryRun)
      try ImportSession(importer, isQuiet: quiet).run([request], plan: plan, output)
    }
  }

  private func transactions(in store: Store) throws -> LedgerTransactions {
    let ids = try store.read { db in
      try activity.map { try ActivityLookup.id(of: $0, in: db) }
    }
    return LedgerTransactions(activities: ids, from: from, to: to)
  }
}
