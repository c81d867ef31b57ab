import Foundation
import GRDB

/// One committed human transaction, or one bulk run: a link of its office's chain.
public struct Revision: Sendable, Hashable, FetchableRecord {
  /// What a revision stands for.
  public enum Kind: String, Sendable, DatabaseValueConvertible {
    /// One human transaction, recorded field by field.
    case change
    /// One bulk run, recorded as its manifest.
    case run
  }

  public let id: Int64
  public let office: Int
  /// Counts from 1 in each office, without gaps.
  public let sequence: Int64
  /// UTC, such as `2026-03-08T09:05:00.250Z`.
  public let at: String
  public let actor: String
  public let reason: String
  public let kind: String
  public let payloadSHA256: Data
  /// The hash of the office's revision before, 32 zero bytes for the first.
  public let previous: Data
  public let hash: Data

  /// The id of the latest one; 0 where nothing was written. It is another after every change.
  public static func latest(in db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM revisions") ?? 0
  }

  public init(row: Row) throws {
    id = try row.decode(forColumn: "id")
    office = try row.decode(forColumn: "office")
    sequence = try row.decode(forColumn: "sequence")
    at = try row.decode(forColumn: "at")
    actor = try row.decode(forColumn: "actor")
    reason = try row.decode(forColumn: "reason")
    kind = try row.decode(forColumn: "kind")
    payloadSHA256 = try row.decode(forColumn: "payload_sha256")
    previous = try row.decode(forColumn: "previous")
    hash = try row.decode(forColumn: "hash")
  }

  /// The latest revisions, newest first.
  public static func latest(_ limit: Int, in db: Database) throws -> [Revision] {
    try fetchAll(
      db, sql: "SELECT * FROM revisions ORDER BY at DESC, id DESC LIMIT ?", arguments: [limit])
  }

  public static func find(_ id: Int64, in db: Database) throws -> Revision? {
    try fetchOne(db, sql: "SELECT * FROM revisions WHERE id = ?", arguments: [id])
  }
}
