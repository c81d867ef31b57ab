import ArgumentParser
import Platform
import Storage

/// Turns a plugin off.
struct PluginDisableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Turn a plugin off; its settings are forgotten.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The plugin's id.")
  var id: String

  private struct Outcome: Encodable {
    let id: String
    let state: ListedPlugin.State
  }

  func run() throws {
    try folders.plugins(of: write.reading).disable(id, by: write.namedActor())
    try output.write(
      Outcome(id: id, state: .off), as: Table(record: [("id", id), ("state", "off")]))
  }
}
