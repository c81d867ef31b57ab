import ArgumentParser
import Importing
import Platform
import Storage

/// Writes a template for people who work in spreadsheets.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write a CSV template with what the store holds.",
    discussion: "Fill it in a spreadsheet and bring it back with `baraza import`.")

  /// The templates that there are.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case programmes, partners
  }

  @OptionGroup var store: StoreOptions

  @Argument(help: "Which one: programmes or partners.")
  var kind: Kind

  @Option(help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var out = "-"

  func run() throws {
    let bytes = try store.workspace.read { store in
      try store.read { db in
        switch kind {
        case .programmes: try TemplateExport.programmes(db)
        case .partners: try TemplateExport.partners(db)
        }
      }
    }
    try OutputFile.write(bytes, to: out)
  }
}
