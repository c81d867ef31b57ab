import ArgumentParser
import Importing
import Platform
import Storage

/// A field that is entered, as `field=value`.
struct EnteredField: ExpressibleByArgument {
  let name: String
  /// As it stands after the first equals sign; empty clears the field.
  let text: String

  init?(argument: String) {
    guard let mark = argument.firstIndex(of: "="), mark > argument.startIndex else { return nil }
    name = String(argument[..<mark])
    text = String(argument[argument.index(after: mark)...])
  }
}

/// How a record is entered.
struct EntryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Why, for the history. Default: what is done.", valueName: "text"))
  var reason: String?

  /// Adds the record, or changes the one that is named, and writes it as it is then.
  func enter(
    _ form: String, record: String?, _ fields: [EnteredField], _ write: WriteOptions,
    _ output: OutputOptions
  ) throws {
    let actor = try write.namedActor()
    let target = try Workspace.targets.named(form)
    let purpose = "record \(record == nil ? "add" : "set")"
    let entered = try write.workspace.write(for: purpose) { store in
      let id = try record.map { name in try store.read { try target.record(name, in: $0).id } }
      return try Importer(store: store, actor: actor, targets: Workspace.targets)
        .enter(form, id: id, fields.map { ($0.name, $0.text) }, because: reason)
    }
    try output.writeRecord(
      WrittenRecord(
        target.form, id: entered.id, entered.held, action: entered.action.rawValue))
  }
}
