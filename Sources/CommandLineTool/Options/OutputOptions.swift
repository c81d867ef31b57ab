import ArgumentParser
import Platform

/// How a command writes its data.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// In which form a command writes its data.
struct OutputOptions: ParsableArguments {
  @Option(help: "The form of the output: table, json or csv.")
  var format: OutputFormat?

  @Flag(help: "Short for --format json.")
  var json = false

  mutating func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other.")
    }
  }

  var chosen: OutputFormat { json ? .json : format ?? .table }

  /// Writes a command's data to standard output: the value as JSON, else the table.
  func write(_ value: some Encodable, as table: @autoclosure () -> Table) throws {
    switch chosen {
    case .json: try Console.write(try JSONText.encode(value))
    case .table: try Console.write(table().terminalText)
    case .csv: try Console.write(table().csvBytes)
    }
  }
}
