import Foundation
import PluginProtocol
import Storage

extension Plugin {
  /// Reads the plugin of a folder, and runs nothing.
  ///
  /// - Throws: `ManifestFault`, ``PluginFolderFault``
  public init(folder: String) throws {
    let root = URL(filePath: folder).standardizedFileURL
    let bytes = try Plugin.content(of: Manifest.fileName, in: root)
    let manifest = try Manifest.decoded(from: bytes)
    guard manifest.id == root.lastPathComponent else {
      throw PluginFolderFault.otherName(manifest.id, folder: root.lastPathComponent)
    }
    var hasher = FieldHasher()
    hasher.text("baraza-plugin-1")
    bytes.withUnsafeBytes { hasher.blob($0) }
    for file in Set(manifest.files).sorted() where file != Manifest.fileName {
      hasher.text(file)
      try Plugin.content(of: file, in: root).withUnsafeBytes { hasher.blob($0) }
    }
    self.init(
      folder: root.path, manifest: manifest, digest: hasher.finish().hexadecimal)
  }

  /// The largest file that a plugin may consist of, in bytes.
  private static let largest = 256 << 20

  private static func content(of file: String, in root: URL) throws -> [UInt8] {
    let url = root.appending(path: file)
    let values = try? url.resourceValues(forKeys: [
      .isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey,
    ])
    guard let values else { throw PluginFolderFault.noFile(file, folder: root.path) }
    // A link, also one on the way, may lead anywhere, and elsewhere tomorrow.
    let isPlain =
      url.resolvingSymlinksInPath().path == root.resolvingSymlinksInPath().path + "/" + file
    guard isPlain, values.isRegularFile == true, values.isSymbolicLink != true else {
      throw PluginFolderFault.notPlain(file, folder: root.path)
    }
    guard (values.fileSize ?? 0) <= largest else {
      throw PluginFolderFault.tooLarge(file, folder: root.path, most: largest)
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw PluginFolderFault.noFile(file, folder: root.path)
    }
    return Array(data)
  }
}
