import ArgumentParser
import Platform
import Storage
import Training

/// Erases who a participant is.
struct PersonEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase who a participant is, for good.",
    discussion: """
      In the store, in its history, and in every backup when it is restored. Totals and \
      certificates stay. Refused while a hold stands. Confirm or give --yes.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The participant's code.")
  var code: String

  @Option(
    name: .customLong("field"),
    help: ArgumentHelp("Only this field. May be repeated. Default: all.", valueName: "field"))
  var fields: [String] = []

  @Option(name: .customLong("because"), help: ArgumentHelp("Why.", valueName: "cause"))
  var cause: ErasureCause

  @Option(
    help: ArgumentHelp(
      "A hold that ended before this day does not count. Default: today.", valueName: "date"))
  var on: String?

  @Flag(help: "Erase without asking.")
  var yes = false

  func run() throws {
    let actor = try write.namedActor()
    let fields = try VaultField.named(all: self.fields)
    let day = try TodayOptions.day(on)
    let receipt = try write.workspace.person(code, for: "person erase") { vault, id in
      let code = try vault.code(of: id)
      if !yes {
        let what = fields.isEmpty ? "all" : fields.sorted().map(\.rawValue).joined(separator: ", ")
        try Console.confirm(
          "Erase \(what) of \(code) for good?",
          or: ConfirmationNeeded(
            file: write.workspace.location.path,
            message: "\(what) of \(code) would be erased for good."))
      }
      return try vault.erase(
        fields.isEmpty ? nil : fields, of: id, because: cause, on: day, by: actor)
    }
    try output.write(
      receipt,
      as: Table(record: [
        ("participant", receipt.participant),
        ("fields", receipt.fields.map(\.rawValue).joined(separator: ";")),
        ("isOverwritten", receipt.isOverwritten ? "yes" : "no"), ("list", receipt.list),
      ]))
    Console.note("keep a copy of \(receipt.list) with that of the key file.")
  }
}
