import ArgumentParser
import Foundation
import Platform

/// Where plugins are looked for.
struct PluginOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folders of plugins, with : between them. Default: BARAZA_PLUGINS, else the user's data "
        + "folder and Plugins beside the program.", valueName: "folders"))
  var plugins: String?

  var location: PluginLocation {
    PluginLocation(named: plugins, environment: ProcessInfo.processInfo.environment)
  }

  func plugins(of store: StoreOptions) -> Plugins { Plugins(store.workspace, location) }
}
