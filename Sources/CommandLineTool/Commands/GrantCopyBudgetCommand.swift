import ArgumentParser
import DonorReporting
import Platform
import Storage

/// Begins a new version of a budget with all that the approved one says.
struct GrantCopyBudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy-budget", abstract: "Copy a grant's approved budget into a new draft.",
    discussion: """
      Its lines, their years and the mapping of accounts are copied, to be changed as records and
      then approved. Refused while there is a draft; --to names another version beside it.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The grant's code.")
  var grant: String

  @Option(
    help: ArgumentHelp(
      "The number of the new version. Default: the next.", valueName: "version"))
  var to: Int64?

  func validate() throws {
    if let to, to < 1 { throw ValidationError("Versions are numbered from 1.") }
  }

  func run() throws {
    let actor = try write.namedActor()
    let copy = try write.workspace.write(for: "grant copy-budget") { store in
      try BudgetCopy.make(of: grant, to: to, in: store, by: actor)
    }
    try output.write(
      copy,
      as: Table(record: [
        ("grant", copy.grant), ("from", "\(copy.from)"), ("to", "\(copy.to)"),
        ("lines", "\(copy.lines)"), ("years", "\(copy.years)"), ("accounts", "\(copy.accounts)"),
      ]))
  }
}
