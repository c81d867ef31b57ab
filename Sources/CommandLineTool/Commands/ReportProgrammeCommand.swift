import ArgumentParser
import Disclosure
import DonorReporting
import Foundation
import Platform
import Storage

/// Writes the report on one programme.
struct ReportProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "Write the report on one programme.",
    discussion: "What the audience may not see is left out, and the report says so.")

  /// How a report is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, csv
  }

  @OptionGroup var store: StoreOptions

  @Argument(help: "The programme, by id or identifier.")
  var activity: String

  @Option(
    help: ArgumentHelp(
      "The file to write, or a folder for a file named after the programme; - is standard output.",
      valueName: "path"))
  var out: String

  @Option(help: "html or csv. Default: by the file's name, else html.")
  var format: Format?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func run() throws {
    let report = try store.workspace.read { store in
      try store.read { db in
        let id = try ActivityLookup.id(of: activity, in: db)
        return try ProgrammeReport.load(db, activity: id, for: audience)
      }
    }
    let format = format ?? (out.lowercased().hasSuffix(".csv") ? .csv : .html)
    let path = ReportProgrammeCommand.path(out, report.programme.identifier, format)
    let bytes: [UInt8] =
      switch format {
      case .html: Array(try ProgrammeReportHTML(report).render().utf8)
      case .csv: ProgrammeReportCSV(report).render()
      }
    try OutputFile.write(bytes, to: path)
    for withheld in report.withheld {
      Console.note("withheld: \(withheld.count) \(withheld.what) (\(withheld.why.rawValue)).")
    }
    if path != "-" { Console.note("wrote \(path)") }
  }

  /// A folder takes a file named after the programme.
  private static func path(_ out: String, _ identifier: String, _ format: Format) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: out, isDirectory: &isFolder)
    guard out.hasSuffix("/") || exists && isFolder.boolValue else { return out }
    let name = identifier.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
    let stem = name.isEmpty ? "programme" : String(name)
    return "\(out)\(out.hasSuffix("/") ? "" : "/")\(stem).\(format.rawValue)"
  }
}
