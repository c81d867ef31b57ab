import ArgumentParser
import Platform
import Storage
import Training

/// Reads who a participant is.
struct PersonReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read who a participant is; it is logged with your name.",
    discussion: "The log has who read which fields, when and what for, and not the values.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The participant's code.")
  var code: String

  @Option(
    name: .customLong("field"),
    help: ArgumentHelp("A field to read. May be repeated.", valueName: "field"))
  var fields: [String]

  @Option(name: .customLong("for"), help: ArgumentHelp("What for.", valueName: "purpose"))
  var purpose: VaultPurpose

  private struct Person: Encodable {
    let participant: String
    let values: [String: Nullable<String>]
  }

  func run() throws {
    let actor = try write.namedActor()
    let fields = try VaultField.named(all: self.fields)
    guard !fields.isEmpty else { throw ValidationError("Name what to read with --field.") }
    let (participant, values) = try write.workspace.person(code, for: "person read") {
      (try $0.code(of: $1), try $0.read(fields, of: $1, for: purpose, by: actor))
    }
    let shown = fields.sorted().map { ($0.rawValue, values[$0]) }
    try output.write(
      Person(
        participant: participant,
        values: Dictionary(uniqueKeysWithValues: shown.map { ($0, Nullable($1)) })),
      as: Table(record: [("participant", participant)] + shown))
  }
}
