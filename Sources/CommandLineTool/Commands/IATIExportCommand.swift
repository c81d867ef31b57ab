import ArgumentParser
import Disclosure
import Importing
import Kernel
import Platform
import Portfolio
import Storage

/// Writes an IATI 2.03 file.
struct IATIExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write activities as a valid IATI 2.03 file.",
    discussion: """
      Exit status 3 where the store lacks what the standard requires. Activities that the audience \
      may not see are left out, and counted on standard error: what is published is for the public.
      """)

  @OptionGroup var store: StoreOptions

  @Option(help: ArgumentHelp("One activity, by id or identifier.", valueName: "id"))
  var activity: String?

  @Option(help: ArgumentHelp("The activities of one feed.", valueName: "name"))
  var feed: String?

  @Option(help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var out = "-"

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func run() throws {
    let (findings, withheld) = try store.workspace.read { store in
      try store.read { db in
        let id = try activity.map { try ActivityLookup.id(of: $0, feed: feed, in: db) }
        let seen = try SeenActivities.load(db, for: audience)
        let findings = try OutputFile.write(to: out) {
          try FeedExport.write(db, seen, activity: id, feed: feed, to: $0)
        }
        return (findings, seen.withheld)
      }
    }
    Console.note(withheld)
    for finding in findings { Console.note(finding.description) }
    if findings.contains(where: { $0.severity >= .error }) { throw FoundFaults() }
  }
}
