import ArgumentParser
import Disclosure
import DonorReporting
import Foundation
import Kernel
import Platform
import Storage

/// One report on a grant.
struct ReportShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one report on a grant: its state, steps, versions and texts.",
    discussion: """
      Says too whether the store has other figures now than the last version. With --with, an
      enabled plugin makes another file of the last version, such as a PDF.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The report, by code.")
  var report: String

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("The plugin that makes a file of the report.", valueName: "id"))
  var plugin: String?

  @Option(
    help: ArgumentHelp("The file that the plugin's answer is written to.", valueName: "file"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "The version that is rendered. Default: that of the last step.", valueName: "n"))
  var version: Int?

  func validate() throws {
    guard (plugin == nil) == (out == nil), version == nil || plugin != nil else {
      throw ValidationError("--out and --version go with --with, and --with needs --out.")
    }
  }

  func run() throws {
    if let plugin, let out { return try render(with: plugin, to: out) }
    let sheet = try store.workspace.read { store in
      try ProgressLine.during("comparing") {
        try store.read { try ReportSheet.load($0, report: report, for: audience) }
      }
    }
    switch output.chosen {
    case .json: try output.write(sheet, as: Table([]))
    case .csv: try Console.write(sheet.factTable.csvBytes)
    case .table: try Console.write(sheet.terminalText)
    }
    if let problem = sheet.problem { Console.note("\(report): \(problem)") }
  }

  /// Writes what the plugin makes of the report: whole, or not at all.
  private func render(with id: String, to out: String) throws {
    let plugins = folders.plugins(of: store)
    let rendered = try CallCancellation.during { cancellation in
      try store.workspace.read { store in
        let plugin = try plugins.enabled(id, in: store)
        return try OutputFile.write(to: out) { file in
          try plugins.render(
            report, version: version, with: plugin, in: store,
            isCancelled: { cancellation.isAsked }
          ) { try file.write(contentsOf: $0) }
        }
      }
    }
    for finding in rendered.findings { Console.note(finding.description) }
    Console.note("wrote \(out): \(rendered.name) of version \(rendered.version) of \(report).")
    if rendered.findings.contains(where: { $0.severity >= .error }) { throw FoundFaults() }
  }
}
