import ArgumentParser
import Importing
import Platform
import Storage

/// Writes the JSON Schema of records.
struct RecordSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Write the JSON Schema of records of the forms.")

  @Argument(help: "A form, for its fields alone. Default: all.")
  var form: String?

  func run() throws {
    if let form {
      try Console.write(JSONText.encode(RecordSchema(Workspace.targets.named(form).form)))
    } else {
      try Console.write(JSONText.encode(RecordSchemas(Workspace.targets.map(\.form))))
    }
  }
}
