import Foundation

/// Where the store lies: named on the command line, in the environment, or by default.
public struct StoreLocation: Sendable, Hashable {
  public let path: String
  /// Whether nobody named it: its folder is then made with the first store.
  public let isDefault: Bool

  /// - Parameter named: what the command line says; an empty text counts as nothing.
  public init(named: String?, environment: [String: String]) {
    if let path = [named, environment["BARAZA_STORE"]].compactMap({ $0 }).first(where: { $0 != "" })
    {
      self.path = path
      isDefault = false
    } else {
      path = "\(StoreLocation.dataFolder(environment))/baraza/baraza.sqlite"
      isDefault = true
    }
  }

  /// By the XDG Base Directory Specification, which has relative paths ignored.
  static func dataFolder(_ environment: [String: String]) -> String {
    if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") { return folder }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    return "\(home ?? FileManager.default.homeDirectoryForCurrentUser.path)/.local/share"
  }
}
