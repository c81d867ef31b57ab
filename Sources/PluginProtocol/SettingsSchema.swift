/// A plugin's settings: a JSON Schema of an object, of which a manifest may use just this.
public struct SettingsSchema: Codable, Hashable, Sendable {
  /// `object`.
  public let type: String
  public let properties: [String: Property]
  /// Those that must be set before the plugin can be enabled.
  public let required: [String]?

  public struct Property: Codable, Hashable, Sendable {
    public let type: Kind
    /// For people: what it is for.
    public let description: String
    public let `default`: SettingValue?
    /// The values allowed.
    public let `enum`: [SettingValue]?
    /// `secret`: the setting names a file, and the plugin is given the file's text. The text
    /// itself is never kept.
    public let format: Format?

    public enum Kind: String, Codable, Sendable { case string, integer, boolean }
    public enum Format: String, Codable, Sendable { case secret }

    public init(
      type: Kind, description: String, default: SettingValue? = nil, enum: [SettingValue]? = nil,
      format: Format? = nil
    ) {
      self.type = type
      self.description = description
      self.default = `default`
      self.enum = `enum`
      self.format = format
    }

    /// The value that a text stands for; nil where it is none of the type, or none of those
    /// allowed.
    public func value(_ text: String) -> SettingValue? {
      let value: SettingValue? =
        switch type {
        case .string: .text(text)
        case .integer: Int(text).map(SettingValue.integer)
        case .boolean: Bool(text).map(SettingValue.flag)
        }
      return value.flatMap { `enum`?.contains($0) == false ? nil : $0 }
    }
  }

  public init(properties: [String: Property], required: [String] = []) {
    type = "object"
    self.properties = properties
    self.required = required
  }
}
