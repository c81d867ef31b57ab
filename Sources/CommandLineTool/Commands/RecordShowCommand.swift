import ArgumentParser
import Importing
import Platform
import Storage

/// Shows one record.
struct RecordShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one record.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The form, such as partners.")
  var form: String

  @Argument(help: "The record's id, with or without # before it.")
  var id: RecordNumber

  func run() throws {
    let target = try Workspace.targets.named(form)
    let record = try store.workspace.read { store in
      try store.read { db in
        guard let held = try target.held(id.value, in: db) else {
          throw FormFailure.noRecord(form: form, id: id.value)
        }
        return WrittenRecord(target.form, id: id.value, held)
      }
    }
    try output.writeRecord(record)
  }
}
