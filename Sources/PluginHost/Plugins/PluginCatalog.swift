import Foundation
import Kernel
import PluginProtocol

/// The plugins in some folders, found by their manifests alone.
public struct PluginCatalog: Sendable {
  /// A folder that has a manifest: a plugin, or why it is none that can be used.
  public struct Entry: Sendable {
    /// The folder's name.
    public let name: String
    public let folder: String
    public let plugin: Result<Plugin, PluginFault>
  }

  /// What is wrong with a folder.
  public struct PluginFault: DiagnosticError, Hashable {
    public let diagnostic: Diagnostic
  }

  /// By name, each once that can be used.
  public let entries: [Entry]

  /// - Parameter folders: paths; of two plugins of one id, that of the earlier folder is used. A
  ///   folder that is not there holds none.
  public init(folders: [String]) {
    var found: [Entry] = []
    var used: [String: String] = [:]
    for parent in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
      for name in names.sorted() {
        let folder = URL(filePath: parent).appending(path: name).path
        let manifest = "\(folder)/\(Manifest.fileName)"
        guard FileManager.default.fileExists(atPath: manifest) else { continue }
        let plugin = Result<Plugin, PluginFault> { () throws(PluginFault) in
          if let other = used[name] {
            throw PluginFault(
              diagnostic: PluginFolderFault.shadowed(id: name, by: other).diagnostic)
          }
          do {
            return try Plugin(folder: folder)
          } catch let error as any DiagnosticError {
            throw PluginFault(diagnostic: error.diagnostic)
          } catch {
            throw PluginFault(
              diagnostic: PluginFolderFault.noFile(Manifest.fileName, folder: folder).diagnostic)
          }
        }
        if case .success = plugin { used[name] = folder }
        found.append(Entry(name: name, folder: folder, plugin: plugin))
      }
    }
    entries = found.sorted { $0.name < $1.name }
  }

  /// - Throws: ``PluginFault`` where it cannot be used, ``PluginFolderFault`` where there is none.
  public func plugin(_ id: String) throws -> Plugin {
    let named = entries.filter { $0.name == id }
    let usable = named.lazy.compactMap { try? $0.plugin.get() }.first
    if let usable { return usable }
    guard let entry = named.first else {
      throw PluginFolderFault.unknown(id: id, known: entries.map(\.name))
    }
    return try entry.plugin.get()
  }
}
