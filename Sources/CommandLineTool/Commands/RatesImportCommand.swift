import ArgumentParser
import Importing
import Kernel
import Platform

/// Imports exchange rates.
struct RatesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import exchange rates from CSV, or from ECB or other XML.",
    discussion: """
      Amounts in the reporting currency are computed anew. Exit status 3 where a rate was rejected.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "A file of rates; XML is read as the European Central Bank publishes it.")
  var file: String

  @Option(help: ArgumentHelp("A mapping profile for other XML.", valueName: "yaml"))
  var profile: String?

  @Option(help: ArgumentHelp("The source of rates that name none.", valueName: "name"))
  var source: String?

  func run() throws {
    let actor = try write.namedActor()
    let outcome = try write.workspace.write(for: "rates import") { store in
      try RatesImport.run(
        file: file, profile: profile, source: source, store: store, actor: actor)
    }
    for finding in outcome.diagnostics { Console.note(finding.diagnostic.description) }
    try output.write(
      outcome,
      as: Table(record: [
        ("file", outcome.file), ("added", "\(outcome.added)"), ("changed", "\(outcome.changed)"),
        ("unchanged", "\(outcome.unchanged)"), ("converted", "\(outcome.converted)"),
      ]))
    if outcome.diagnostics.contains(where: { $0.severity >= .error }) { throw FoundFaults() }
  }
}
