import Kernel
import PluginHost
import PluginProtocol
import Storage

/// A plugin as a list shows it.
public struct ListedPlugin: Encodable, Sendable, Hashable {
  public enum State: String, Encodable, Sendable {
    case off, enabled
    /// Its files are not those that were enabled.
    case changed
    /// It cannot be used; `reason` says why.
    case invalid
  }

  public let id: String
  public let state: State
  public let reason: String?
  /// Of an invalid one nothing more is known.
  public let name: String?
  public let version: String?
  public let about: String?
  public let hooks: [String]
  public let permissions: [String]
  /// Those that were set when it was enabled. A secret is the path of its file.
  public let settings: [String: SettingValue]
  public let folder: String?
  /// The SHA-256 of its manifest and files.
  public let digest: String?

  init(_ plugin: Plugin, _ enabling: PluginEnabling?) {
    let manifest = plugin.manifest
    id = plugin.id
    name = manifest.name
    version = manifest.version
    about = manifest.about
    hooks = manifest.hooks.map(\.rawValue)
    permissions = manifest.permissions.map(\.description)
    settings = enabling?.settings ?? [:]
    folder = plugin.folder
    digest = plugin.digest
    do {
      try Plugins.checkForms(of: plugin)
      (state, reason) =
        switch enabling {
        case nil: (.off, nil)
        case let enabling? where enabling.covers(plugin): (.enabled, nil)
        default: (.changed, PluginRefusal.changed(plugin.id).diagnostic.message)
        }
    } catch {
      (state, reason) = (.invalid, error.diagnostic.message)
    }
  }

  /// One that cannot be used.
  init(invalid id: String, folder: String?, _ reason: String) {
    self.id = id
    self.folder = folder
    self.reason = reason
    state = .invalid
    name = nil
    version = nil
    about = nil
    hooks = []
    permissions = []
    settings = [:]
    digest = nil
  }
}

extension Plugins {
  /// All that are found, and those that are enabled and gone, by id. Runs none of them.
  public func list() throws -> [ListedPlugin] {
    let enablings = try workspace.read { try $0.read(PluginEnabling.all) }
    let entries = catalog.entries
    let found = entries.map { entry in
      do throws(PluginCatalog.PluginFault) {
        let plugin = try entry.plugin.get()
        return ListedPlugin(plugin, enablings.first { $0.plugin == plugin.id })
      } catch {
        return ListedPlugin(invalid: entry.name, folder: entry.folder, "\(error)")
      }
    }
    let gone = enablings.filter { enabling in !entries.contains { $0.name == enabling.plugin } }
    return
      (found + gone.map { ListedPlugin(invalid: $0.plugin, folder: nil, "its folder is gone.") })
      .sorted { $0.id < $1.id }
  }
}
