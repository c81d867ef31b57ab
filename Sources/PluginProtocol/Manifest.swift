/// What a plugin says of itself, in `plugin.json`. It is read, never run, to find a plugin.
public struct Manifest: Codable, Hashable, Sendable {
  /// The version of the manifest's own form: 1.
  public let manifest: Int
  /// Small letters, digits and hyphens, as the plugin's folder is named.
  public let id: String
  /// For people.
  public let name: String
  /// The plugin's own version.
  public let version: String
  /// What it does, in a sentence.
  public let about: String?
  public let `protocol`: VersionRange
  /// The program, found in the folder (`./run`) or in PATH (`python3`), and its arguments.
  public let command: [String]
  /// The files that belong to the plugin, as paths in its folder. Their content, and the
  /// manifest's, is what an administrator enables.
  public let files: [String]
  public let hooks: [Hook]
  public let permissions: [Permission]
  public let settings: SettingsSchema?
  public let limits: Limits?

  public struct VersionRange: Codable, Hashable, Sendable {
    public let min: Int
    public let max: Int

    public init(min: Int, max: Int) {
      self.min = min
      self.max = max
    }
  }

  public init(
    id: String, name: String, version: String, about: String? = nil, command: [String],
    files: [String], hooks: [Hook], permissions: [Permission], settings: SettingsSchema? = nil,
    limits: Limits? = nil
  ) {
    manifest = 1
    self.id = id
    self.name = name
    self.version = version
    self.about = about
    self.protocol = VersionRange(min: PluginProtocol.oldest, max: PluginProtocol.version)
    self.command = command
    self.files = files
    self.hooks = hooks
    self.permissions = permissions
    self.settings = settings
    self.limits = limits
  }
}
