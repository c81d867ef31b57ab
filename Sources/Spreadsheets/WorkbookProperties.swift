/// What a workbook says of itself.
public struct WorkbookProperties: Hashable, Sendable {
  /// UTC, in seconds since 1970. It is asked for, never taken from a clock, so that the same
  /// content gives the same bytes.
  public var created: Int64
  public var title: String
  public var subject: String
  public var author: String

  public init(created: Int64, title: String, subject: String = "", author: String = "") {
    self.created = created
    self.title = title
    self.subject = subject
    self.author = author
  }
}
