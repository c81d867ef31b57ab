import ArgumentParser
import Platform
import PluginHost
import PluginProtocol
import Storage

/// Turns a plugin on.
struct PluginEnableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Show what a plugin may do, and enable it as it is now.",
    discussion: """
      Its files are recorded by their SHA-256: where they change, it is not called until it is \
      enabled again. Settings that are not given stay as they are by default. A secret is the path \
      of a file that its owner alone may read. Confirm or give --yes.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The plugin's id.")
  var id: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting. May be repeated.", valueName: "name=value"))
  var settings: [EnteredField] = []

  @Flag(help: "Enable it without asking.")
  var yes = false

  func run() throws {
    let actor = try write.namedActor()
    let plugins = folders.plugins(of: write.reading)
    let plugin = try plugins.catalog.plugin(id)
    Console.note(plugin.introduction)
    if !yes {
      try Console.confirm(
        "Enable it?",
        or: ConfirmationNeeded(
          file: "plugin \(id)", message: "the plugin would be allowed what is listed."))
    }
    let enabled = try plugins.enable(
      plugin, settings: settings.map { ($0.name, $0.text) }, by: actor)
    try output.write(enabled, as: enabled.table)
  }
}

extension Plugin {
  /// For a person who decides about it.
  fileprivate var introduction: String {
    let lines = manifest.permissions.map { "  may \($0.words)" }
    let hooks = manifest.hooks.map(\.rawValue).joined(separator: ", ")
    return
      (["\(id) \(manifest.version), \(manifest.name), is called for \(hooks):"] + lines
      + (manifest.permissions.contains(.network) ? [] : ["  may not reach the network"]))
      .joined(separator: "\n")
  }
}

extension Permission {
  fileprivate var words: String {
    switch self {
    case .propose(let form): "propose records of \(form)"
    case .read(let form): "be sent records of \(form), as far as the gate lets them out"
    case .reports: "be sent the files of donor reports"
    case .network: "reach the network"
    }
  }
}

extension ListedPlugin {
  var table: Table {
    Table(
      record: [
        ("id", id), ("state", state.rawValue), ("version", version),
        ("hooks", hooks.joined(separator: ", ")),
        ("permissions", permissions.joined(separator: ", ")), ("digest", digest),
      ] + settings.sorted { $0.key < $1.key }.map { ("setting \($0.key)", $0.value.words) })
  }
}
