import Foundation
import PluginProtocol

extension Plugin {
  /// A program without a manifest, to be tried: it may do what its hook asks for. Nil where the
  /// path is no file.
  public init?(program path: String, hook: Hook) {
    let url = URL(filePath: path).standardizedFileURL
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      !isFolder.boolValue
    else { return nil }
    let name = url.lastPathComponent
    let permission: Permission =
      switch hook {
      case .importRead: .propose(Plugin.triedForm)
      case .recordCheck: .read(Plugin.triedForm)
      case .reportRender: .reports
      }
    self.init(
      folder: url.deletingLastPathComponent().path,
      manifest: Manifest(
        id: "program", name: name, version: "0", command: ["./\(name)"], files: [name],
        hooks: [hook], permissions: [permission]),
      digest: "")
  }

  /// The form that a program without a manifest is asked for.
  private static let triedForm = "concerns"
}
