import Importing
import Kernel

/// A run in the JSON of `baraza import`: every field of the contract is there, null or not.
public struct WrittenRun: Encodable, Sendable {
  public struct File: Encodable, Sendable {
    public let file: String
    public let sha256: String
    public let kind: String
    public let version: Nullable<String>
  }

  public struct Finding: Encodable, Sendable {
    public let severity: Severity
    public let rule: String
    public let file: Nullable<String>
    public let line: Nullable<Int>
    public let activity: Nullable<String>
    public let path: Nullable<String>
    public let message: String
    public let remedy: Nullable<String>
  }

  public let feed: String
  public let run: Nullable<Int64>
  public let files: [File]
  public let activities: ImportOutcome.Counts
  public let organisations: ImportOutcome.Counts
  public let records: [ImportOutcome.Records]
  public let transactions: Int
  public let diagnostics: [Finding]
  public let unlisted: [String: Int]
  public let changes: [ImportOutcome.Change]
  /// Of how many.
  public let changeCount: Int
  public let held: Nullable<String>
  public let dryRun: Bool

  public init(_ outcome: ImportOutcome) {
    feed = outcome.feed
    run = Nullable(outcome.run)
    files = outcome.files.map {
      File(file: $0.file, sha256: $0.sha256, kind: $0.kind, version: Nullable($0.version))
    }
    activities = outcome.activities
    organisations = outcome.organisations
    records = outcome.records
    transactions = outcome.transactions
    diagnostics = outcome.diagnostics.map {
      Finding(
        severity: $0.severity, rule: $0.rule, file: Nullable($0.file), line: Nullable($0.line),
        activity: Nullable($0.activity), path: Nullable($0.path), message: $0.message,
        remedy: Nullable($0.remedy))
    }
    unlisted = outcome.unlisted
    changes = outcome.changes
    changeCount = outcome.changeCount ?? outcome.changes.count
    held = Nullable(outcome.held)
    dryRun = outcome.dryRun
  }
}
