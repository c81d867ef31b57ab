import Foundation
import GRDB
import Kernel
import PluginHost
import PluginProtocol
import Storage

/// The plugins that a workspace has at hand.
public struct Plugins: Sendable {
  public let workspace: Workspace
  public let location: PluginLocation

  public init(_ workspace: Workspace, _ location: PluginLocation) {
    self.workspace = workspace
    self.location = location
  }

  /// Who calls, as plugins are told.
  public static let host = "baraza \(ProductVersion.current)"

  public var catalog: PluginCatalog { PluginCatalog(folders: location.folders) }

  public var log: PluginLog { PluginLog(store: workspace.location.path) }

  /// A plugin by its id, or by the path of its folder.
  ///
  /// - Throws: `PluginCatalog.PluginFault`, `PluginFolderFault`, `ManifestFault`
  public func plugin(_ name: String) throws -> Plugin {
    try name.contains("/") || name == "."
      ? Plugin(folder: URL(filePath: name).standardizedFileURL.path) : catalog.plugin(name)
  }

  /// A plugin that may be called: enabled as it is now.
  ///
  /// - Throws: `PluginRefusal`, and as ``plugin(_:)``
  public func enabled(_ id: String, in store: Store) throws -> EnabledPlugin {
    try enabled(catalog.plugin(id), in: store.read(PluginEnabling.all))
  }

  /// Those that may be called for a hook; with what stands in the way of others that are enabled.
  public func enabled(
    for hook: Hook, in store: Store
  ) throws -> (plugins: [EnabledPlugin], problems: [Diagnostic]) {
    let enablings = try store.read(PluginEnabling.all)
    let catalog = catalog
    var plugins: [EnabledPlugin] = []
    var problems: [Diagnostic] = []
    for enabling in enablings {
      do {
        let plugin = try enabled(catalog.plugin(enabling.plugin), in: enablings)
        if plugin.plugin.manifest.hooks.contains(hook) { plugins.append(plugin) }
      } catch let error as any DiagnosticError {
        problems.append(error.diagnostic)
      }
    }
    return (plugins, problems)
  }

  private func enabled(
    _ plugin: Plugin, in enablings: [PluginEnabling]
  ) throws -> EnabledPlugin {
    try EnabledPlugin(
      plugin, enablings.first { $0.plugin == plugin.id }, host: Plugins.host, log: log)
  }

  /// Enables a plugin as it is now.
  ///
  /// - Parameter settings: as texts; a secret is the path of a file.
  /// - Throws: `SettingFault`, `PluginRefusal`
  public func enable(
    _ plugin: Plugin, settings: [(name: String, text: String)], by actor: Actor
  ) throws -> ListedPlugin {
    try Plugins.checkForms(of: plugin)
    let values = try plugin.manifest.settings.values(of: settings)
    return try workspace.write(for: "plugin enable") { store in
      try store.change(by: actor, because: "plugin enable \(plugin.id)") {
        try PluginEnabling.enable(plugin, settings: values, in: $0)
      }
      return ListedPlugin(plugin, try store.read { try PluginEnabling.of(plugin.id, in: $0) })
    }
  }

  /// Turns a plugin off, also one whose folder is gone.
  ///
  /// - Throws: `PluginRefusal`
  public func disable(_ id: String, by actor: Actor) throws {
    try workspace.write(for: "plugin disable") { store in
      try store.change(by: actor, because: "plugin disable \(id)") {
        try PluginEnabling.disable(id, in: $0)
      }
    }
  }

  /// - Throws: `PluginRefusal.unknownForm`
  static func checkForms(of plugin: Plugin) throws(PluginRefusal) {
    for permission in plugin.manifest.permissions {
      switch permission {
      case .propose(let form), .read(let form):
        guard Workspace.targets.contains(where: { $0.form.name == form }) else {
          throw .unknownForm(plugin.id, form: form)
        }
      case .reports, .network: break
      }
    }
  }
}
