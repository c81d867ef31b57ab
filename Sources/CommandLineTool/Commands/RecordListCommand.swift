import ArgumentParser
import Importing
import Platform
import Storage

/// Lists the records of a form.
struct RecordListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the records of a form.")

  static let isOfRecords = true

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The form, such as partners.")
  var form: String

  func answer() throws -> Answer {
    let target = try Workspace.targets.named(form)
    let records = try store.workspace.read { store in
      try store.read { db in
        try target.ids(in: db).compactMap { id in
          try target.held(id, in: db).map { WrittenRecord(target.form, id: id, $0) }
        }
      }
    }
    let fields = target.form.fields.map(\.name)
    return Answer(
      records,
      as: Table(
        [.init("id", "Id")] + fields.map { .init($0, $0) } + [.init("changedAt", "Changed at")],
        records.map { record in
          ["\(record.id)"] + fields.map { record.values[$0]?.value } + [record.changedAt]
        }))
  }
}
