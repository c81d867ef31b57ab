import ArgumentParser
import IATI
import Kernel
import Platform

/// Says whether a file is valid IATI.
struct IATIValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold an IATI file against the official schema of its version.",
    discussion: """
      Versions 1.01 to 2.03, files of activities and of organisations. Needs no store.
      Exit status 3 where the file is not valid, 1 where it could not be read.
      """)

  @OptionGroup var output: OutputOptions

  @Argument(help: "A file of IATI; it may be compressed with gzip.")
  var file: String

  func run() throws {
    let validation = try read()
    try output.write(ValidatedFile(file, validation), as: Table(validation.diagnostics))
    if output.chosen == .table { Console.note(verdict(validation)) }
    if !validation.isValid { throw FoundFaults() }
  }

  /// In JSON, a file that could not be read is a finding too.
  private func read() throws -> Validation {
    do {
      return try Validation.of(path: file)
    } catch let failure as any DiagnosticError {
      if output.chosen == .json {
        try Console.write(try JSONText.encode(ValidatedFile(file, failure.diagnostic)))
      }
      throw failure
    }
  }

  private func verdict(_ validation: Validation) -> String {
    let standard = validation.version.map { "IATI \($0)" } ?? "IATI"
    let unlisted = validation.unlisted.values.reduce(0, +)
    let count = validation.diagnostics.count + unlisted
    let findings = count == 0 ? "" : "; \(count) finding\(count == 1 ? "" : "s")"
    let more = unlisted > 0 ? ", of which \(unlisted) are not listed" : ""
    return "\(file): \(validation.isValid ? "" : "not ")valid \(standard)\(findings)\(more)."
  }
}

extension Table {
  fileprivate init(_ findings: [Diagnostic]) {
    self.init(
      [
        Column("severity", "Severity"), Column("rule", "Rule"), Column("line", "Line", .number),
        Column("column", "Column", .number), Column("activity", "Activity", limit: 40),
        Column("path", "Path"), Column("message", "Finding", limit: 120),
        Column("remedy", "What to do", limit: 120),
      ],
      findings.map {
        [
          $0.severity.rawValue, $0.rule, $0.place.line.map(String.init),
          $0.place.column.map(String.init), $0.place.record, $0.place.path, $0.message, $0.remedy,
        ]
      })
  }
}
