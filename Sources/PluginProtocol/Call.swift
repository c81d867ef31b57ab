/// What a plugin is called for, in the host's first line.
public struct Call: Hashable, Sendable {
  /// Repeated in the response.
  public let id: String
  public let hook: Hook
  public let parameters: Parameters

  public struct Parameters: Hashable, Sendable {
    /// The version that both sides speak.
    public let `protocol`: Int
    /// Who calls: `baraza` and its version.
    public let host: String
    /// By the manifest's schema, defaults filled in.
    public let settings: [String: SettingValue]
    /// The kinds of records that may be proposed, or that will be sent.
    public let forms: [String]

    public init(
      protocol: Int = PluginProtocol.version, host: String,
      settings: [String: SettingValue] = [:], forms: [String] = []
    ) {
      self.protocol = `protocol`
      self.host = host
      self.settings = settings
      self.forms = forms
    }
  }

  public init(id: String, hook: Hook, _ parameters: Parameters) {
    self.id = id
    self.hook = hook
    self.parameters = parameters
  }
}
