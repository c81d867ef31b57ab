import ArgumentParser

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
    let path = OutputFile.path(out, named: name, format.rawValue)
    let bytes: [UInt8] =
      switch format {
      case .html: Array(try html().utf8)
      case .csv: csv()
      }
    try OutputFile.write(bytes, to: path)
    if path != "-" { Console.note("wrote \(path)") }
  }
}
