import ArgumentParser

/// Programs of others that read, check and render for Baraza.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Find, try, enable and write plugins.",
    subcommands: [
      PluginListCommand.self, PluginNewCommand.self, PluginTestCommand.self,
      PluginConformCommand.self, PluginEnableCommand.self, PluginDisableCommand.self,
      PluginRunCommand.self, PluginLogCommand.self,
    ])
}
