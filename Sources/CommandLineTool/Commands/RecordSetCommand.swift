import ArgumentParser
import Importing
import Platform
import Storage

/// Changes fields of one record.
struct RecordSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields of one record.",
    discussion: "It is checked like a row of the form's template. Other fields stay as they are.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var entry: EntryOptions

  @Argument(help: "The form, such as partners.")
  var form: String

  @Argument(help: "The record: its key, such as a code, or its id.")
  var record: String

  @Argument(help: "Fields, each as field=value; an empty value clears one.")
  var fields: [EnteredField]

  func run() throws {
    try entry.enter(form, record: record, fields, write, output)
  }
}
