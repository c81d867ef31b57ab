import Disclosure

/// A report on one programme: an activity as it is held, and its child
/// activities listed apart.
///
/// Every value comes from the store; rendering adds words and layout alone.
/// The same content of the store gives the same report.
public struct ProgrammeReport: Equatable, Sendable {
  public var programme: ReportedActivity
  public var money: ReportedMoney
  public var results: [ReportedResult]
  public var documents: [ReportedDocument]
  /// Activities that this one names as children, or that name it as parent.
  /// Their amounts are in no total of the programme.
  public var children: [Child]
  public var notes: [ReportNote]
  public var origin: Origin
  public var audience: Audience
  public var withheld: [Withheld]

  /// A child activity with its own totals.
  public struct Child: Equatable, Sendable {
    public var activity: ReportedActivity
    public var money: ReportedMoney
  }

  /// Where the content came from.
  public struct Origin: Equatable, Sendable {
    public var feed: String
    /// The file's name where the run recorded it, else its number in the run, from 1; of what was
    /// brought back, which undoing did.
    public var file: String
    /// Of the file's bytes, in hexadecimal, where the run recorded it.
    public var sha256: String?
    public var line: Int?
    /// The revision that wrote the activity as it is, `office-sequence`.
    public var revision: String
    /// UTC, ISO 8601.
    public var importedAt: String
    public var actor: String
    /// The activity's own statement of when it was last updated.
    public var lastUpdated: String?
  }
}
