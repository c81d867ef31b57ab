import ArgumentParser
import Disclosure
import GoldenThread
import Importing
import Platform
import Storage

/// Adds one piece of evidence.
struct EvidenceAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add evidence: a file, which the store keeps, or a link.",
    discussion: """
      With --file, the file goes into the store and its SHA-256 is taken. With --url alone, give
      the SHA-256 of what the address gave when it was read.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "A short code by which assessments name it.")
  var code: String

  @Option(help: ArgumentHelp("Its title.", valueName: "text"))
  var title: String

  @Option(
    help: """
      document, report, data, survey, law, budget, photograph, recording, testimony, observation, \
      web-page or other.
      """)
  var kind: String

  @Option(help: ArgumentHelp("The file to keep.", valueName: "path"))
  var file: String?

  @Option(help: ArgumentHelp("Where it can be read.", valueName: "address"))
  var url: String?

  @Option(help: ArgumentHelp("SHA-256 of what the address gave.", valueName: "hex"))
  var sha256: String?

  @Option(help: "How much it bears: strong, moderate or weak.")
  var grade: String?

  @Option(help: ArgumentHelp("When it was made; parts may be missing.", valueName: "date"))
  var dated: String?

  @Option(help: ArgumentHelp("Its language, such as ne.", valueName: "code"))
  var language: String?

  @Option(help: "Who may see it: public, internal or restricted.")
  var sensitivity = "internal"

  @Option(
    help: "Consent of the people in it: not-needed, given, not-asked, refused or withdrawn.")
  var consent = "not-asked"

  @Option(
    help: ArgumentHelp("Why, for the history. Default: what is done.", valueName: "text"))
  var reason: String?

  func validate() throws {
    guard file != nil || url != nil else {
      throw ValidationError("Give a --file to keep, or a --url with its --sha256.")
    }
    guard (file == nil) == (sha256 != nil) else {
      throw ValidationError(
        file == nil
          ? "A link needs the --sha256 of what it gave." : "The SHA-256 of a --file is taken of it."
      )
    }
  }

  func run() throws {
    let fields: [(field: String, text: String?)] = [
      ("code", code), ("kind", kind), ("title", title), ("grade", grade), ("dated", dated),
      ("url", url), ("sha256", sha256), ("language", language), ("sensitivity", sensitivity),
      ("consent", consent),
    ]
    let values = fields.compactMap { field, text in text.map { (field: field, text: $0) } }
    let actor = try write.namedActor()
    let form = try Workspace.targets.named("evidence")
    let target: any ImportTarget =
      try file.map { path in
        let file = try EvidenceFile(path)
        return EvidenceFileTarget(
          file.bytes, name: file.name, mediaType: file.mediaType, for: form)
      } ?? form
    let id = try write.workspace.write(for: "evidence add") { store in
      try Importer(store: store, actor: actor, targets: [target])
        .enter("evidence", values, because: reason).id
    }
    let report = try write.workspace.read { store in
      try store.read { try EvidenceReport.load($0, evidence: id, for: .restricted) }
    }
    try output.write(report, as: report.factTable)
  }
}
