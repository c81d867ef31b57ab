import PluginProtocol

/// A plugin in its folder. Nothing of it has been run.
public struct Plugin: Sendable, Hashable {
  /// The folder's path.
  public let folder: String
  public let manifest: Manifest
  /// The SHA-256 of its manifest and files, in hexadecimal digits: what an administrator enables.
  public let digest: String

  public var id: String { manifest.id }
}
