import ArgumentParser
import Platform
import Reference
import Storage

/// Shows the settings of the store.
struct SettingsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the settings of the store.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.writeSettings(store.workspace.read { try $0.read(ReportingSettings.load) })
  }
}
