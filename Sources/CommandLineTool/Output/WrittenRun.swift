import Importing
import Kernel

/// A run in the JSON of `baraza import`: every field of the contract is there, null or not.
struct WrittenRun: Encodable {
  struct File: Encodable {
    let file: String
    let sha256: String
    let kind: String
    let version: Nullable<String>
  }

  struct Finding: Encodable {
    let severity: Severity
    let rule: String
    let file: Nullable<String>
    let line: Nullable<Int>
    let activity: Nullable<String>
    let path: Nullable<String>
    let message: String
    let remedy: Nullable<String>
  }

  let feed: String
  let run: Nullable<Int64>
  let files: [File]
  let activities: ImportOutcome.Counts
  let organisations: ImportOutcome.Counts
  let records: [ImportOutcome.Records]
  let transactions: Int
  let diagnostics: [Finding]
  let unlisted: [String: Int]
  let changes: [ImportOutcome.Change]
  let held: Nullable<String>
  let dryRun: Bool

  init(_ outcome: ImportOutcome) {
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
    held = Nullable(outcome.held)
    dryRun = outcome.dryRun
  }
}
