/// What to import, and how.
public struct ImportRequest: Sendable {
  /// Paths. With `feed` they are that feed's complete content.
  public var files: [String]
  /// Without one, each file is a feed named after it.
  public var feed: String?
  /// A mapping profile (YAML) for XML that is not IATI.
  public var profile: String?
  /// Compares and writes nothing.
  public var dryRun = false
  /// Whether a run that would be held is let through.
  public var confirmed = false

  public init(
    files: [String], feed: String? = nil, profile: String? = nil, dryRun: Bool = false,
    confirmed: Bool = false
  ) {
    self.files = files
    self.feed = feed
    self.profile = profile
    self.dryRun = dryRun
    self.confirmed = confirmed
  }
}

/// How far an import is. Bytes are those of the files.
public struct ImportProgress: Sendable {
  public enum Phase: String, Sendable {
    case hash, parse, apply, commit, checkpoint
  }

  public let phase: Phase
  public let feed: String
  public let bytesDone: Int
  public let bytesTotal: Int
}
