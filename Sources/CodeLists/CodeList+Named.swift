extension CodeList {
  /// The two generations of the standard, whose embedded lists differ.
  public enum MajorVersion: Hashable, Sendable {
    /// 1.01 to 1.05; the lists are those of 1.05.
    case v1
    /// 2.01 to 2.03; the lists are those of 2.03.
    case v2
  }

  /// The embedded lists of 1.05. Those of 2.03 are members of ``CodeList`` itself.
  public enum Version1 {}

  /// The list of that name for files of a version: the embedded one, else the
  /// one that serves every version; nil where there is none.
  public static func named(_ name: String, version: MajorVersion = .v2) -> CodeList? {
    switch version {
    case .v1: Version1.embedded(name) ?? shared(name)
    case .v2: embedded(name) ?? shared(name)
    }
  }

  /// The names that ``named(_:version:)`` knows.
  public static func names(version: MajorVersion = .v2) -> [String] {
    switch version {
    case .v1: Version1.embeddedNames + sharedNames
    case .v2: embeddedNames + sharedNames
    }
  }
}
