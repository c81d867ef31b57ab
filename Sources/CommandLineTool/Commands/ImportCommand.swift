import ArgumentParser
import Importing
import Platform
import Storage

/// Imports files: IATI, donor XML by a profile, or CSV by a template.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import IATI, donor XML by a profile, or CSV by a template.",
    discussion: """
      Each file is a feed named after it. With --feed, the files together are that feed's complete
      content: what they no longer hold is marked as removed. A feed is written whole or not at all.
      Exit status 3 where rows were rejected or a finding is an error.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "Files of XML or CSV; XML may be compressed with gzip.")
  var files: [String]

  @Option(help: ArgumentHelp("The feed that the files are, together.", valueName: "name"))
  var feed: String?

  @Option(help: ArgumentHelp("A mapping profile for donor XML.", valueName: "yaml"))
  var profile: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The form that the CSV is a template of. Default: told by its header.", valueName: "form"))
  var form: String?

  @Option(
    help: ArgumentHelp(
      "Do what a preview with this token showed, or nothing.", valueName: "token"))
  var plan: String?

  @Flag(help: "Compare and show what would change; write nothing.")
  var dryRun = false

  @Flag(help: "Let a run through that would be held for a second look.")
  var yes = false

  @Flag(help: "Show no progress and no list of findings.")
  var quiet = false

  func run() throws {
    let actor = try write.namedActor()
    try write.workspace.write(for: "import") { store in
      let importer = Importer(store: store, actor: actor, targets: Workspace.targets)
      if let plan { try importer.require(plan, for: requests) }
      let token = dryRun ? try importer.plan(of: requests) : nil
      let session = ImportSession(importer, isQuiet: quiet)
      let result = Result { try session.run(requests) }
      // What was imported before a feed that failed is there, and is told.
      if !session.outcomes.isEmpty { try output.writeRuns(session.outcomes, plan: token) }
      try result.get()
      if session.outcomes.contains(where: \.hasErrors) { throw FoundFaults() }
    }
  }

  /// One for each feed.
  private var requests: [ImportRequest] {
    (feed == nil ? files.map { [$0] } : [files]).map {
      ImportRequest(
        files: $0, feed: feed, profile: profile, form: form, dryRun: dryRun, confirmed: yes)
    }
  }
}
