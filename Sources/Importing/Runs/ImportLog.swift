import Disclosure
import Foundation
import GRDB
import Kernel
import Storage

/// One run as the log lists it.
public struct ImportLogEntry: Codable, Sendable {
  public var run: Int64
  /// The feed, or of records the name of their file.
  public var feed: String
  /// UTC.
  public var at: String
  public var actor: String
  /// The run that this one undid.
  public var undoes: Int64?
  /// The run that undid this one.
  public var undoneBy: Int64?
  public var files: [ImportOutcome.File]
  public var activities: ImportOutcome.Counts
  public var organisations: ImportOutcome.Counts
  public var records: [ImportOutcome.Records]
  public var transactions: Int
}

/// What was imported when.
public enum ImportLog {
  /// The latest runs first, for people of the organisation; for others their number.
  public static func entries(
    _ db: Database, limit: Int, _ gate: inout Gate
  ) throws -> [ImportLogEntry] {
    guard gate.admits(.internal) else {
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM import_runs")
      gate.withhold("import_runs", .sensitivity, count: count ?? 0)
      return []
    }
    return try entries(db, run: nil, limit: limit)
  }

  /// One run, for people of the organisation. Throws ``ImportFailure/noSuchRun(_:)``.
  public static func entry(of run: Int64, in db: Database) throws -> ImportLogEntry {
    guard let entry = try entries(db, run: run, limit: 1).first else {
      throw ImportFailure.noSuchRun(run)
    }
    return entry
  }

  private static func entries(
    _ db: Database, run: Int64?, limit: Int
  ) throws -> [ImportLogEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT r.id, v.at, v.actor, r.undoes_id,
          (SELECT u.id FROM import_runs u WHERE u.undoes_id = r.id)
        FROM import_runs r JOIN revisions v ON v.id = r.revision_id
        \(run == nil ? "" : "WHERE r.id = :run") ORDER BY v.sequence DESC LIMIT :limit
        """, arguments: run.map { ["run": $0, "limit": limit] } ?? ["limit": limit]
    ).map { row in
      let outcome = try summary(of: row[0], in: db)
      return ImportLogEntry(
        run: row[0], feed: outcome.feed, at: row[1], actor: row[2], undoes: row[3],
        undoneBy: row[4], files: try files(of: row[0], in: db), activities: outcome.activities,
        organisations: outcome.organisations, records: outcome.records,
        transactions: outcome.transactions)
    }
  }

  struct Last {
    let id: Int64
    let reading: String
  }

  static func last(of feed: Int64, in db: Database) throws -> Last? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT r.id, r.reading FROM import_runs r JOIN revisions v ON v.id = r.revision_id
        WHERE r.feed_id = ? ORDER BY v.sequence DESC LIMIT 1
        """, arguments: [feed]
    ).map { Last(id: $0[0], reading: $0[1]) }
  }

  static func files(of run: Int64, in db: Database) throws -> [ImportOutcome.File] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, sha256, kind, version FROM import_files WHERE run_id = ? ORDER BY ordinal
        """, arguments: [run]
    ).map { ImportOutcome.File(file: $0[0], sha256: $0[1], kind: $0[2], version: $0[3]) }
  }

  /// What a run said when it ended, but for its findings and changes.
  static func summary(of run: Int64, in db: Database) throws -> ImportOutcome {
    guard
      let text = try String.fetchOne(
        db.cachedStatement(sql: "SELECT outcome FROM import_runs WHERE id = ?"), arguments: [run])
    else { throw ImportFailure.noSuchRun(run) }
    return try JSONDecoder().decode(ImportOutcome.self, from: Data(text.utf8))
  }

  /// What a run said when it ended.
  ///
  /// - Parameters:
  ///   - schema: the store's.
  ///   - offset: how many of its changes are passed over; `limit`, how many are listed.
  ///   - audience: who reads what its changes were; nil for the owner of the store.
  public static func outcome(
    of run: Int64, in db: Database, _ schema: StoreSchema, offset: Int = 0, limit: Int = 100,
    for audience: Audience? = nil
  ) throws -> ImportOutcome {
    var outcome = try summary(of: run, in: db)
    outcome.diagnostics = try Row.fetchAll(
      db,
      sql: """
        SELECT severity, rule, file, line, record, path, message, remedy FROM import_findings
        WHERE run_id = ? ORDER BY ordinal
        """, arguments: [run]
    ).map { ImportOutcome.Finding(row: $0) }
    let revision = try Int64.fetchOne(
      db, sql: "SELECT revision_id FROM import_runs WHERE id = ? AND feed_id IS NULL",
      arguments: [run])
    if let revision {
      let changes = try RecordChanges.list(of: revision, in: db, schema)
      outcome.changeCount = changes.count
      outcome.changes = Array(changes.dropFirst(offset).prefix(limit))
      return outcome
    }
    outcome.changeCount = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM import_changes WHERE run_id = ?", arguments: [run])
    outcome.changes = try RunChanges.list(
      of: run, offset: offset, limit: limit, in: db, for: audience)
    return outcome
  }
}

extension ImportOutcome.Finding {
  init(row: Row) {
    severity = .init(rawValue: row[0]) ?? .error
    rule = row[1]
    file = row[2]
    line = row[3]
    activity = row[4]
    path = row[5]
    message = row[6]
    remedy = row[7]
  }
}
