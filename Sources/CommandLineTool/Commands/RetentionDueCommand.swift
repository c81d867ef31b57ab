import ArgumentParser
import Kernel
import Platform
import Storage
import Training

/// What is due to be erased.
struct RetentionDueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "List what of the vault may be kept no longer.",
    discussion: """
      By the rules of the form retention-rules. Opens no value, needs no key and erases nothing: \
      `person erase` does, and is refused while a hold stands.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var today: TodayOptions

  private struct Row: Encodable {
    let participant: String
    let field: VaultField
    let countedFrom: String
    let dueOn: String
    let hold: Nullable<String>
  }

  func run() throws {
    let day = try today.day()
    let due = try store.workspace.read { store in
      try store.read { try Retention.due(on: day, dates: Retention.dates($0), in: $0) }
    }
    let rows = due.map {
      Row(
        participant: $0.code, field: $0.field, countedFrom: "\($0.countedFrom)",
        dueOn: "\($0.dueOn)", hold: Nullable($0.hold?.cause))
    }
    try output.write(
      rows,
      as: Table(
        [
          .init("participant", "Participant"), .init("field", "Field"),
          .init("countedFrom", "Counted from"), .init("dueOn", "Due on"), .init("hold", "Held by"),
        ],
        rows.map {
          [$0.participant, $0.field.rawValue, $0.countedFrom, $0.dueOn, $0.hold.value]
        }))
  }
}
