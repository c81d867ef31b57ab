import ArgumentParser
import Foundation
import Platform
import Storage
import Training

/// Everything that is held of one person.
struct PersonExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write everything that is held of a participant, for them.",
    discussion: """
      An answer to a request for access, as JSON in a file that its owner alone may read. It is \
      logged as a read of all fields.
      """)

  @OptionGroup var write: WriteOptions

  @Argument(help: "The participant's code.")
  var code: String

  @Option(help: ArgumentHelp("Write it here; - is standard output.", valueName: "file"))
  var out: String

  func run() throws {
    let actor = try write.namedActor()
    let export = try write.workspace.person(code, for: "person export") {
      try $0.export(of: $1, by: actor)
    }
    try OutputFile.write(to: out, isPrivate: true) {
      try $0.write(contentsOf: try export.json())
    }
    if out != "-" { Console.note("wrote \(out)") }
  }
}
