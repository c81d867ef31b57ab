import ArgumentParser
import Disclosure
import Platform
import Storage
import Training

/// A sheet on which people sign in.
struct CohortSheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "Write the sign-in sheet of a cohort, by code and half-day.",
    discussion: """
      A CSV file as `baraza template attendance` has it, without any name: print it, have it signed, \
      fill in the status, and import it.
      """)

  @OptionGroup var store: StoreOptions

  @Argument(help: "The cohort's code.")
  var code: String

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  @Option(help: ArgumentHelp("Write it here; - is standard output.", valueName: "file"))
  var out: String

  func run() throws {
    let sheet = try store.workspace.read { store in
      try store.read { try SignInSheet.load($0, of: code, for: audience) }
    }
    let table = Table(
      [
        .init("session", "Session"), .init("participant", "Participant"),
        .init("status", "Status"), .init("hours", "Hours"), .init("source", "Source"),
      ],
      sheet.rows.map { [$0.session, $0.participant, nil, nil, "sheet"] })
    try OutputFile.write(table.csvBytes, to: out)
    if out != "-" { Console.note("wrote \(out)") }
    Console.note(sheet.withheld)
  }
}
