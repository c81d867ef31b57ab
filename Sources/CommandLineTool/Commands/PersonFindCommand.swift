import ArgumentParser
import Platform
import Storage
import Training

/// Finds participants by who they are.
struct PersonFindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find a participant's code by who they are; it is logged.",
    discussion: """
      By all the words of a name in any order and case, a telephone number however it is written, \
      a whole electronic address or the number of a document. The log does not have the words.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "Where to look: name, phone, email or document.")
  var field: String

  @Argument(help: "What to find; - is the next line of standard input.")
  var text: [String]

  @Option(name: .customLong("for"), help: ArgumentHelp("What for.", valueName: "purpose"))
  var purpose: VaultPurpose

  private struct Found: Encodable {
    let participants: [String]
  }

  func run() throws {
    let actor = try write.namedActor()
    let field = try VaultField.named(self.field)
    let text = try PrivateInput.value(self.text.joined(separator: " "), of: field.rawValue)
    let codes = try write.workspace.vault(for: "person find") {
      try $0.find(text, in: field, for: purpose, by: actor)
    }
    try output.write(
      Found(participants: codes), as: Table([.init("code", "Participant")], codes.map { [$0] }))
    if output.chosen == .table, codes.isEmpty { Console.note("found nobody.") }
  }
}
