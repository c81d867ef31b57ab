import ArgumentParser
import Foundation

/// Where a page about plans goes, and how it is written.
struct ReportPageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file to write, or a folder for a file named after what it shows; - is standard output.",
      valueName: "path"))
  var out: String

  @Option(help: "html or csv. Default: by the file's name, else html.")
  var format: ReportProgrammeCommand.Format?

  /// Writes the page in the form that was asked for.
  func write(
    named name: String, html: @autoclosure () throws -> String, csv: @autoclosure () -> [UInt8]
  ) throws {
    let format = format ?? (out.lowercased().hasSuffix(".csv") ? .csv : .html)
    let path = path(name, format)
    let bytes: [UInt8] =
      switch format {
      case .html: Array(try html().utf8)
      case .csv: csv()
      }
    try OutputFile.write(bytes, to: path)
    if path != "-" { Console.note("wrote \(path)") }
  }

  private func path(_ name: String, _ format: ReportProgrammeCommand.Format) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: out, isDirectory: &isFolder)
    guard out.hasSuffix("/") || exists && isFolder.boolValue else { return out }
    let stem = name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
    return "\(out)\(out.hasSuffix("/") ? "" : "/")\(String(stem)).\(format.rawValue)"
  }
}
