import ArgumentParser
import Platform

/// Lists plugins.
struct PluginListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the plugins that are found, and whether they are enabled.",
    discussion: "Reads their manifests and runs none of them.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let plugins = try folders.plugins(of: store).list()
    try output.write(
      plugins,
      as: Table(
        [
          .init("id", "Id"), .init("state", "State"), .init("version", "Version"),
          .init("hooks", "Hooks"), .init("permissions", "May"), .init("reason", "Why", limit: 80),
        ],
        plugins.map {
          [
            $0.id, $0.state.rawValue, $0.version, $0.hooks.joined(separator: ", "),
            $0.permissions.joined(separator: ", "), $0.reason,
          ]
        }))
  }
}
