import ArgumentParser
import Importing
import Platform
import PluginHost
import PluginProtocol
import Storage

/// Begins a plugin.
struct PluginNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a plugin: a small program that works, with a case.",
    discussion: """
      Written into the first of the folders in which plugins are looked for. What it answers is in \
      cases; `plugin test` runs them.
      """)

  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "Its id: small letters, digits and hyphens.")
  var id: String

  @Option(help: "What it is called for: import.read, record.check or report.render.")
  var hook: Hook

  @Option(help: "python, or sh with jq.")
  var language = PluginLanguage.python

  @Option(help: "The form that it proposes or checks.")
  var form = "ledger-entries"

  private struct Written: Encodable {
    let id: String
    let folder: String
    let files: [String]
  }

  func run() throws {
    let form = try Workspace.targets.named(form).form
    let plugin = try PluginTemplate(
      id: id, hook: hook, language: language, form: form.name,
      sample: form.sample.map { (field: $0.field, text: $0.text) }
    ).write(in: folders.location.first)
    let written = Written(
      id: plugin.id, folder: plugin.folder,
      files: [Manifest.fileName] + plugin.manifest.files + [
        "README.md", "cases/sample.in.ndjson", "cases/sample.out.ndjson",
      ])
    try output.write(
      written,
      as: Table(record: [
        ("id", written.id), ("folder", written.folder),
        ("files", written.files.joined(separator: ", ")),
      ]))
    Console.note("try it with `baraza plugin test \(plugin.id)`.")
  }
}
