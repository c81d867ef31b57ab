import ArgumentParser
import Disclosure
import Foundation
import GoldenThread
import Platform
import Storage

/// One piece of evidence, and its file.
struct EvidenceShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one piece of evidence, what rests on it, and its file.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The evidence, by code or id.")
  var evidence: String

  @Option(
    help: ArgumentHelp(
      "Write the kept file here, byte for byte; - is standard output.",
      valueName: "file"))
  var out: String?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func run() throws {
    let (report, file) = try store.workspace.read { store in
      try store.read { db in
        let id = try CommitmentLookup.evidence(evidence, in: db)
        let report = try EvidenceReport.load(db, evidence: id, for: audience)
        return (report, out == nil ? nil : try EvidenceReport.file(db, evidence: id))
      }
    }
    if let out {
      guard let file else { throw EvidenceFailure.notKept(report.code, url: report.url) }
      try OutputFile.write(file, to: out)
      if out == "-" { return }
      Console.note("wrote \(out)")
    }
    try output.write(report, as: report.factTable)
    if output.chosen == .table, !report.citations.isEmpty {
      try Console.write("\n" + report.citationTable.terminalText)
    }
    Console.note(report.withheld)
  }
}
