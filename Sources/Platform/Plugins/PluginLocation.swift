import Foundation

/// The folders in which plugins are looked for, the first one first.
public struct PluginLocation: Sendable, Hashable {
  public let folders: [String]

  /// - Parameter named: what the command line says: folders with `:` between them, as in
  ///   `BARAZA_PLUGINS`.
  ///
  /// Where neither names any: `baraza/plugins` in the user's data folder, the folder `Plugins` beside
  /// the program, and that of the checkout in which the program was built.
  public init(named: String?, environment: [String: String]) {
    let list = [named, environment["BARAZA_PLUGINS"]].compactMap { $0 }.first { !$0.isEmpty }
    if let list {
      folders = list.split(separator: ":").map {
        URL(filePath: String($0)).standardizedFileURL.path
      }
    } else {
      let shared = "\(StoreLocation.dataFolder(environment))/baraza/plugins"
      folders = [shared] + PluginLocation.besideProgram
    }
  }

  /// Where a new plugin is put.
  public var first: String { folders.first ?? "." }

  private static var besideProgram: [String] {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
    let folder = program.deletingLastPathComponent()
    let beside = [folder.appending(path: "Plugins").path]
    let parts = folder.pathComponents
    guard let build = parts.lastIndex(of: ".build"), build > 0 else { return beside }
    let checkout = parts[1..<build].reduce(URL(filePath: "/")) { $0.appending(path: $1) }
    return beside + [checkout.appending(path: "Plugins").path]
  }
}
