import ArgumentParser
import Platform
import Storage
import Training

/// Who read what of a participant.
struct PersonLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show who read what of a participant, when and what for.",
    discussion: "The newest first. Opens no value and needs no key.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The participant's code.")
  var code: String

  func run() throws {
    let reads = try store.workspace.read { store in
      try store.read { db in
        try VaultRead.all(of: try Vault.participant(code, in: db), in: db)
      }
    }
    try output.write(
      reads,
      as: Table(
        [
          .init("at", "At"), .init("actor", "Who"), .init("action", "Did"),
          .init("fields", "Fields"), .init("purpose", "For"),
        ],
        reads.map {
          [
            $0.at, $0.actor, $0.action.rawValue,
            $0.fields.map(\.rawValue).joined(separator: ";"), $0.purpose.rawValue,
          ]
        }))
  }
}
