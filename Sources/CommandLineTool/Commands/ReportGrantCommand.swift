import ArgumentParser
import DonorReporting
import Foundation
import Platform
import Storage

/// Writes a report on a grant.
struct ReportGrantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Write a report on a grant.",
    discussion: """
      What was checked is written byte for byte as it was stored. A report that was not checked is
      written as a draft of what the store says now, and says so. It shows what the audience may
      see that the report names.
      """)

  @OptionGroup var store: StoreOptions

  @Argument(help: "The report, by code.")
  var report: String

  @Option(
    help: ArgumentHelp(
      "The file to write, or a folder for a file named after the report; - is standard output.",
      valueName: "path"))
  var out: String

  @Option(help: "html, csv or xlsx. Default: by the file's name, else html.")
  var format: ReportForm?

  @Option(
    help: ArgumentHelp("The version to write. Default: that of the last step.", valueName: "n"))
  var version: Int?

  @Flag(help: "Write what the store says now, as a draft.")
  var draft = false

  func validate() throws {
    if draft, version != nil {
      throw ValidationError("--draft and --version exclude each other.")
    }
  }

  func run() throws {
    let form =
      format ?? ReportForm.allCases.first { out.lowercased().hasSuffix(".\($0.rawValue)") } ?? .html
    let copy = try store.workspace.read { store in
      try ProgressLine.during("writing") {
        try store.read {
          try ReportCopy.load(
            $0, report: report, as: form, version.map { .version($0) } ?? (draft ? .draft : .last))
        }
      }
    }
    let path = OutputFile.path(out, named: copy.report, form.rawValue)
    try OutputFile.write(copy.bytes, to: path)
    let what = copy.version.map { "version \($0)" } ?? "a draft of what the store says now"
    Console.note(
      "\(copy.report), \(copy.state.rawValue): \(what), SHA-256 of the input \(copy.sha256).")
    if path != "-" { Console.note("wrote \(path)") }
  }
}
