import ArgumentParser
import Disclosure
import Foundation
import Platform
import Storage
import Training

/// A sheet on which people sign in.
struct CohortSheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "Write the sign-in sheet of a cohort, by code and half-day.",
    discussion: """
      An HTML page to print on A4, a row for each code and a column for each half-day; or a CSV file \
      as `baraza template attendance` has it, to fill in and import. Neither has names, unless the \
      vault is opened for a page with --with-names; each name is logged as a read then.
      """)

  @OptionGroup var write: WriteOptions

  @Argument(help: "The cohort's code.")
  var code: String

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  @Option(help: ArgumentHelp("Write it here; - is standard output.", valueName: "file"))
  var out: String

  @Option(help: "html or csv. Default: by the file's name, else csv.")
  var format: ReportProgrammeCommand.Format?

  @OptionGroup var naming: NamingOptions

  private var isPage: Bool {
    (format ?? (out.lowercased().hasSuffix(".html") ? .html : .csv)) == .html
  }

  func validate() throws {
    guard isPage || !naming.withNames else {
      throw ValidationError("Names stand on a printed page alone: --format html.")
    }
  }

  func run() throws {
    let (sheet, names) = try load()
    let bytes =
      isPage
      ? Array(try SignInSheetHTML(sheet, names: names).render().utf8)
      : table(sheet).csvBytes
    try OutputFile.write(to: out, isPrivate: names != nil) {
      try $0.write(contentsOf: Data(bytes))
    }
    if out != "-" { Console.note("wrote \(out)") }
    Console.note(sheet.withheld)
  }

  private func load() throws -> (SignInSheet, [String: String]?) {
    guard let purpose = naming.purpose else {
      return try write.workspace.read { store in
        (try store.read { try SignInSheet.load($0, of: code, for: audience) }, nil)
      }
    }
    let actor = try write.namedActor()
    return try write.workspace.write(for: "cohort sheet") { store in
      let sheet = try store.read { try SignInSheet.load($0, of: code, for: audience) }
      let vault = try Vault(store, write.workspace.keyFile)
      return (sheet, try vault.names(of: sheet.participants, for: purpose, by: actor))
    }
  }

  private func table(_ sheet: SignInSheet) -> Table {
    Table(
      [
        .init("session", "Session"), .init("participant", "Participant"),
        .init("status", "Status"), .init("hours", "Hours"), .init("source", "Source"),
      ],
      sheet.rows.map { [$0.session, $0.participant, nil, nil, "sheet"] })
  }
}
