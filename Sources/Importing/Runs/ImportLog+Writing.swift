import Foundation
import GRDB
import Kernel
import Storage

extension ImportLog {
  /// Writes the row of a run, to which its changes refer.
  static func begin(
    _ id: Int64, revision: Int64, feed: Int64?, undoes: Int64?, reading: String,
    in db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO import_runs VALUES (?, ?, ?, ?, ?, '{}')",
      arguments: [id, revision, feed, undoes, reading])
  }

  /// Writes a run's files, findings and outcome.
  static func end(_ id: Int64, _ outcome: ImportOutcome, in db: Database) throws {
    for (index, file) in outcome.files.enumerated() {
      try db.execute(
        sql: "INSERT INTO import_files VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [id, index + 1, file.file, file.sha256, file.kind, file.version])
    }
    for (index, finding) in outcome.diagnostics.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO import_findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [
        id, index + 1, finding.severity.rawValue, finding.rule, finding.file, finding.line,
        finding.activity, finding.path, finding.message, finding.remedy,
      ])
    }
    var summary = outcome
    summary.diagnostics = []
    summary.changes = []
    try db.execute(
      sql: "UPDATE import_runs SET outcome = ? WHERE id = ?",
      arguments: [String(decoding: try JSONEncoder().encode(summary), as: UTF8.self), id])
  }

  /// Writes down a run of records, whose changes its revision holds, and gives its id.
  static func record(
    _ outcome: ImportOutcome, reading: String, undoes: Int64? = nil, in changes: ChangeSet
  ) throws -> Int64 {
    let id = try changes.newID()
    changes.manifest = outcome.manifest(run: id)
    try begin(
      id, revision: changes.revision, feed: nil, undoes: undoes, reading: reading, in: changes.db)
    try end(id, outcome, in: changes.db)
    return id
  }
}

extension ImportOutcome {
  /// What the chain of revisions keeps of a run: its id and the digests of its files.
  func manifest(run id: Int64) -> [String: String] {
    var manifest = ["run": String(id)]
    for (index, file) in files.enumerated() {
      manifest["file.\(index + 1)"] = "\(file.sha256) \(file.file)"
    }
    return manifest
  }
}
