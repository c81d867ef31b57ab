import ArgumentParser
import Importing
import Platform
import Storage

/// Adds one record.
struct RecordAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add one record.",
    discussion: "It is checked like a row of the form's template.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var entry: EntryOptions

  @Argument(help: "The form, such as partners.")
  var form: String

  @Argument(help: "Its fields, each as field=value.")
  var fields: [EnteredField]

  func run() throws {
    try entry.enter(form, record: nil, fields, write, output)
  }
}
