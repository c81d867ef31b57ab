import ArgumentParser
import Importing
import Platform
import Storage

/// Writes a template for people who work in spreadsheets.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write a CSV template with what the store holds.",
    discussion: "Fill it in a spreadsheet and bring it back with `baraza import`.")

  @OptionGroup var store: StoreOptions

  @Argument(help: "Which one: programmes, or a form of `baraza record forms`.")
  var form: String

  @Option(help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var out = "-"

  func run() throws {
    let bytes = try store.workspace.read { store in
      try store.read { try TemplateExport.bytes(of: form, targets: Workspace.targets, in: $0) }
    }
    try OutputFile.write(bytes, to: out)
  }
}
