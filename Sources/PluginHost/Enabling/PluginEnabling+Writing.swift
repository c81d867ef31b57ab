import Foundation
import PluginProtocol
import Storage

extension PluginEnabling {
  /// Enables a plugin as it is now, or anew after it changed.
  ///
  /// - Parameter settings: those that are set, checked by the plugin's schema.
  public static func enable(
    _ plugin: Plugin, settings: [String: SettingValue], in changes: ChangeSet
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    let row: [FieldValue] = [
      ("version", plugin.manifest.version), ("digest", plugin.digest),
      ("permissions", try text(plugin.manifest.permissions)), ("settings", try text(settings)),
    ]
    let revision: [FieldValue] = [("revision_id", changes.revision)]
    guard let held = try of(plugin.id, in: changes.db) else {
      return try changes.insert(
        "plugin_enablings", id: changes.newID(), [("plugin", plugin.id)] + row + revision)
    }
    guard !held.covers(plugin) || held.settings != settings else { return }
    try changes.update("plugin_enablings", id: held.id, row + revision)
  }

  /// Turns the plugin off; its settings are forgotten.
  ///
  /// - Throws: ``PluginRefusal/off(_:)`` where it is.
  public static func disable(_ plugin: String, in changes: ChangeSet) throws {
    guard let held = try of(plugin, in: changes.db) else { throw PluginRefusal.off(plugin) }
    try changes.delete("plugin_enablings", id: held.id)
  }
}
