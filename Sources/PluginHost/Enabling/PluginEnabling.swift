import Foundation
import GRDB
import PluginProtocol

/// That an administrator has enabled a plugin: as it was then, what it may do, and its settings.
public struct PluginEnabling: Sendable, Hashable {
  let id: Int64
  /// The plugin's id.
  public let plugin: String
  /// The plugin's version then.
  public let version: String
  /// The SHA-256 of its manifest and files then.
  public let digest: String
  /// As they were shown and allowed.
  public let permissions: [String]
  /// Those that were set. A secret is the path of its file.
  public let settings: [String: SettingValue]

  /// Whether the plugin is still what was enabled.
  public func covers(_ plugin: Plugin) -> Bool { plugin.digest == digest }

  /// By the plugin's id.
  public static func all(in db: Database) throws -> [PluginEnabling] {
    try Row.fetchAll(db, sql: "SELECT * FROM plugin_enablings ORDER BY plugin").map {
      try PluginEnabling($0)
    }
  }

  /// Nil where the plugin is off.
  public static func of(_ plugin: String, in db: Database) throws -> PluginEnabling? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM plugin_enablings WHERE plugin = ?", arguments: [plugin]
    ).map { try PluginEnabling($0) }
  }

  private init(_ row: Row) throws {
    let decoder = JSONDecoder()
    id = row["id"]
    plugin = row["plugin"]
    version = row["version"]
    digest = row["digest"]
    permissions = try decoder.decode(
      [String].self, from: Data((row["permissions"] as String).utf8))
    settings = try decoder.decode(
      [String: SettingValue].self, from: Data((row["settings"] as String).utf8))
  }
}
