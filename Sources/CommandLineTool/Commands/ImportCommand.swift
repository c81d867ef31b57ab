import ArgumentParser
import Importing
import Platform
import Storage

/// Imports files: IATI, donor XML by a profile, or CSV by a template or a mapping.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import IATI, donor XML by a profile, CSV by a template, or a file by a plugin.",
    discussion: """
      Each file is a feed named after it. With --feed, the files together are that feed's complete
      content: what they no longer hold is marked as removed. A feed is written whole or not at all.
      With --mapping, CSV files are exports of an accounting system and become entries of the ledger.
      With --plugin, an enabled plugin reads the files and proposes records of forms.
      Exit status 3 where rows were rejected or a finding is an error.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "Files of XML or CSV; XML may be compressed with gzip. With --plugin, any.")
  var files: [String]

  @Option(help: ArgumentHelp("The feed that the files are, together.", valueName: "name"))
  var feed: String?

  @Option(help: ArgumentHelp("A mapping profile for donor XML.", valueName: "yaml"))
  var profile: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The form that the CSV is a template of, or the only one that a plugin may propose. "
        + "Default: told by the header, or by the plugin.", valueName: "form"))
  var form: String?

  @Option(
    help: ArgumentHelp(
      "The saved mapping by which CSV becomes ledger entries.", valueName: "name"))
  var mapping: String?

  @Option(help: ArgumentHelp("The enabled plugin that reads the files.", valueName: "id"))
  var plugin: String?

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

  func validate() throws {
    if mapping != nil, profile != nil || form != nil {
      throw ValidationError("--mapping goes with neither --profile nor --as.")
    }
    if plugin != nil, profile != nil || mapping != nil {
      throw ValidationError("--plugin goes with neither --profile nor --mapping.")
    }
  }

  func run() throws {
    let actor = try write.namedActor()
    try write.workspace.write(for: "import") { store in
      let importer = Importer(store: store, actor: actor, targets: Workspace.targets)
      let session = ImportSession(importer, isQuiet: quiet)
      let reading = try plugin.map {
        ForeignReading(
          try PluginReader(folders.plugins(of: write.reading).enabled($0, in: store)))
      }
      try session.run(requests(reading), plan: plan, output)
    }
  }

  /// One for each feed.
  private func requests(_ reading: ForeignReading?) -> [ImportRequest] {
    (feed == nil ? files.map { [$0] } : [files]).map {
      ImportRequest(
        files: $0, feed: feed, profile: profile, form: form, mapping: mapping,
        reading: reading, dryRun: dryRun, confirmed: yes)
    }
  }
}
