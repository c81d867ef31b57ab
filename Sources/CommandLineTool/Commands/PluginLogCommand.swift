import ArgumentParser
import Platform
import PluginHost

/// Shows the calls of a plugin.
struct PluginLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show a plugin's last calls: how long, how many items, how ended.",
    discussion: """
      The log lies beside the store, its owner alone may read it, and it forgets the oldest calls. \
      Secrets are left out.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The plugin's id.")
  var id: String

  @Option(help: ArgumentHelp("How many calls, the latest.", valueName: "n"))
  var limit = 20

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is a number from 1 on.") }
  }

  func run() throws {
    let entries = try PluginLog(store: store.workspace.location.path).entries()
      .filter { $0.plugin == id }.suffix(limit)
    try output.write(
      Array(entries),
      as: Table(
        [
          .init("at", "At"), .init("version", "Version"), .init("hook", "Hook"),
          .init("milliseconds", "ms", .number), .init("items", "Items", .amount),
          .init("ended", "Ended"), .init("message", "Message", limit: 120),
          .init("stderr", "Log", limit: 120),
        ],
        entries.map {
          [
            $0.at, $0.version, $0.hook, "\($0.milliseconds)", "\($0.items)", $0.ended, $0.message,
            $0.stderr,
          ]
        }))
  }
}
