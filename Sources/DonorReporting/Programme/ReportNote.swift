/// Something that a reader of the report must know: a key of the words that
/// say it, and what stands in their gaps.
public struct ReportNote: Hashable, Sendable {
  /// What a note is about.
  public enum Subject: String, Sendable, CaseIterable {
    case missing, counting, rates
  }

  public var subject: Subject
  /// A key of the catalogue, without its prefix `note.`.
  public var key: String
  public var arguments: [String]

  public init(_ subject: Subject, _ key: String, _ arguments: String...) {
    self.subject = subject
    self.key = key
    self.arguments = arguments
  }
}
