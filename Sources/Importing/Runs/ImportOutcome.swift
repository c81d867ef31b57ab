import Kernel
import Portfolio
import Storage

/// What a run did, or would do: its JSON is that of `baraza import`.
public struct ImportOutcome: Codable, Sendable {
  public struct File: Codable, Sendable, Equatable {
    public var file: String
    public var sha256: String
    /// `activities`, `organisations`, or the name of a form such as `partners`.
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

    public init() {}

    /// What became of records, in the same terms.
    public init(_ records: Records) {
      added = records.added
      changed = records.changed
      unchanged = records.unchanged
      removed = records.removed
      rejected = records.rejected
    }
  }

  /// What a run of records that people entered came to.
  public struct Records: Codable, Sendable, Equatable {
    /// The name of their form.
    public var form: String
    public var added = 0
    public var changed = 0
    public var unchanged = 0
    /// Taken back, by an undoing.
    public var removed = 0
    /// Rows left out, for a mistake or a conflict.
    public var rejected = 0

    init(form: String) { self.form = form }
  }

  /// One activity, organisation or record that is new, other, or gone.
  public struct Change: Codable, Sendable {
    public var identifier: String
    public var occurrence: Int
    public var action: String
    public var fields: [String]
    /// What stood in its fields and what stands there, or in a preview what would.
    public var edits: [Edit] = []
    /// Of a record that people entered: its table and id.
    public var table: String?
    public var record: Int64?
  }

  /// What is said of one field: its value before and after, or of what holds rows those that
  /// go and those that come, the first few.
  public struct Edit: Codable, Sendable, Equatable {
    public var field: String
    public var before: [String]
    public var after: [String]
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
  /// Of a run of records that people entered: what became of them.
  public var records: [Records] = []
  /// Transactions of the activities that the files hold.
  public var transactions = 0
  public var diagnostics: [Finding] = []
  /// Findings beyond those listed, by rule.
  public var unlisted: [String: Int] = [:]
  /// What is new, other or gone: the first thousand, or those that were asked for.
  public var changes: [Change] = []
  /// How many changes there are, where some were asked for.
  public var changeCount: Int?
  /// Why the run wrote nothing and waits for a confirmation.
  public var held: String?
  public var dryRun: Bool
  /// How many findings there are by rule.
  private var counts: [String: Int] = [:]

  private enum CodingKeys: CodingKey {
    case feed, run, files, activities, organisations, records, transactions, diagnostics, unlisted
    case changes, held, dryRun
  }

  public init(feed: String, dryRun: Bool) {
    self.feed = feed
    self.dryRun = dryRun
  }

  /// Whether something was left out.
  public var hasErrors: Bool {
    activities.rejected > 0 || organisations.rejected > 0
      || records.contains { $0.rejected > 0 }
      || diagnostics.contains { $0.severity >= .error }
  }

  /// Findings of one rule that a run lists; the rest it counts.
  static let listedFindings = 1_000
  static let listedChanges = 1_000

  /// Takes what became of records; partners count among the organisations too.
  mutating func settle(_ counts: Records) {
    records.append(counts)
    guard counts.form == Partners().form.name else { return }
    organisations.added += counts.added
    organisations.changed += counts.changed
    organisations.unchanged += counts.unchanged
    organisations.removed += counts.removed
    organisations.rejected += counts.rejected
  }

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
