import ArgumentParser
import DonorReporting
import Foundation
import Kernel
import Platform
import Storage

/// Proves a report.
struct ReportVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that a report on a grant is still what was checked and submitted.",
    discussion: """
      The stored input is rendered again and compared byte for byte with what was stored; what
      another version of the renderer made is held against its digests alone. Exit status 3 where
      something differs.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The report, by code.")
  var report: String

  @Option(
    help: ArgumentHelp("The version to verify. Default: that of the last step.", valueName: "n"))
  var version: Int?

  @Option(
    help: ArgumentHelp(
      "A report that somebody has, in any form, to be held against the stored one.",
      valueName: "file"))
  var file: String?

  func run() throws {
    let bytes = try file.map { try InputFile.bytes($0) }
    let verification = try store.workspace.read { store in
      try ProgressLine.during("rendering again") {
        try store.read {
          try ReportVerification.run($0, report: report, version: version, file: bytes)
        }
      }
    }
    try output.write(verification, as: verification.table)
    if output.chosen == .table { Console.note(verification.verdict) }
    if !verification.differences.isEmpty { throw FoundFaults() }
  }
}
