import ArgumentParser
import Importing
import Platform
import Storage

/// Shows one record.
struct RecordShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one record.")

  static let isOfRecords = true

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The form, such as partners.")
  var form: String

  @Argument(help: "The record: its key, such as a code, or its id.")
  var record: String

  func answer() throws -> Answer {
    let target = try Workspace.targets.named(form)
    let written = try store.workspace.read { store in
      try store.read { db in
        let found = try target.record(record, in: db)
        return WrittenRecord(target.form, id: found.id, found.held)
      }
    }
    return Answer(written, as: written.table)
  }
}
