/// A text in one or more languages, in the order of its source.
public struct LocalizedText: Hashable, Sendable, Codable {
  /// The text in one language.
  public struct Version: Hashable, Sendable, Codable {
    /// An ISO 639-1 or BCP 47 code in lower case; nil where the source does not say.
    public var language: String?
    public var text: String

    public init(language: String?, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// All texts; a language may have several.
  public var versions: [Version]

  public init(_ versions: [Version]) {
    self.versions = versions
  }

  /// The text in the first of the `languages` that it has, else the first text.
  public func text(preferring languages: [String]) -> String? {
    for language in languages {
      if let match = versions.first(where: { $0.language == language }) { return match.text }
    }
    return versions.first?.text
  }
}
