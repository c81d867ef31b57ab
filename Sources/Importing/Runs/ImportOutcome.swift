import Kernel

/// What a run did, or would do: its JSON is that of `baraza import`.
public struct ImportOutcome: Codable, Sendable {
  public struct File: Codable, Sendable, Equatable {
    public var file: String
    public var sha256: String
    /// `activities`, `organisations`, `programmes`, `partners`.
    public var kind: String
    /// The version of IATI that the file claims.
    public var version: String?
  }

  public struct Counts: Codable, Sendable, Equatable {
    public var added = 0
    public var changed = 0
    public var unchanged = 0
    public var removed = 0
    /// Left out: too large, or a row with mistakes.
    public var rejected = 0
    /// Kept and flagged: without an identifier, or one that came before.
    public var held = 0
  }

  /// One activity or organisation that is new, other, or gone.
  public struct Change: Codable, Sendable {
    public var identifier: String
    public var occurrence: Int
    public var action: String
    public var fields: [String]
  }

  /// A finding in the form of the JSON contract.
  public struct Finding: Codable, Sendable {
    public var severity: Severity
    public var rule: String
    public var file: String?
    public var line: Int?
    public var activity: String?
    public var path: String?
    public var message: String
    public var remedy: String?

    public init(_ diagnostic: Diagnostic) {
      severity = diagnostic.severity
      rule = diagnostic.rule
      file = diagnostic.place.file
      line = diagnostic.place.line
      activity = diagnostic.place.record
      path = diagnostic.place.path
      message = diagnostic.message
      remedy = diagnostic.remedy
    }
  }

  public var feed: String
  /// The run's id; nil for a preview, and where nothing was written.
  public var run: Int64?
  public var files: [File] = []
  public var activities = Counts()
  public var organisations = Counts()
  /// Transactions of the activities that the files hold.
  public var transactions = 0
  public var diagnostics: [Finding] = []
  /// Findings beyond those listed, by rule.
  public var unlisted: [String: Int] = [:]
  /// What is new, other or gone, the first thousand.
  public var changes: [Change] = []
  /// Why the run wrote nothing and waits for a confirmation.
  public var held: String?
  public var dryRun: Bool
  /// How many findings there are by rule.
  private var counts: [String: Int] = [:]

  private enum CodingKeys: CodingKey {
    case feed, run, files, activities, organisations, transactions, diagnostics, unlisted
    case changes, held, dryRun
  }

  public init(feed: String, dryRun: Bool) {
    self.feed = feed
    self.dryRun = dryRun
  }

  /// Whether something was left out.
  public var hasErrors: Bool {
    activities.rejected > 0 || organisations.rejected > 0
      || diagnostics.contains { $0.severity >= .error }
  }

  /// Findings of one rule that a run lists; the rest it counts.
  static let listedFindings = 1_000
  static let listedChanges = 1_000

  mutating func add(_ diagnostic: Diagnostic) {
    let count = counts[diagnostic.rule, default: 0]
    counts[diagnostic.rule] = count + 1
    if count < ImportOutcome.listedFindings {
      diagnostics.append(Finding(diagnostic))
    } else {
      unlisted[diagnostic.rule, default: 0] += 1
    }
  }
}
