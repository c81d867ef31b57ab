import Foundation
import GRDB
import Kernel

/// A revision being written: opened first, so that rows may refer to it, and sealed
/// last, in the same transaction.
final class RevisionDraft {
  let db: Database
  let revision: Int64
  let ids: IDCounter
  private let sequence: Int64
  private let at = UTCTime.now()
  private let actor: Actor
  let reason: String
  private let kind: Revision.Kind
  private let previous: Data
  /// How many changes are recorded.
  private(set) var ordinal: Int64 = 0

  init(_ db: Database, by actor: Actor, because reason: String, kind: Revision.Kind) throws {
    let reason = reason.trimmed
    guard !reason.isEmpty else { throw StoreFailure.reasonMissing }
    self.db = db
    self.actor = actor
    self.reason = reason
    self.kind = kind
    ids = try IDCounter(db)
    revision = try ids.newID()
    let head = try Row.fetchOne(
      db, sql: "SELECT sequence, hash FROM chain_heads WHERE office = ?", arguments: [ids.office])
    sequence = try (head?.decode(atIndex: 0) ?? 0) + 1
    previous = try head?.decode(atIndex: 1) ?? RevisionSeal.origin
    try db.execute(
      sql: "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, x'', x'', x'')",
      arguments: [revision, ids.office, sequence, at, actor.name, reason, kind])
  }

  func record(
    _ table: String, _ record: Int64, _ field: String, before: DatabaseValue,
    after: DatabaseValue
  ) throws {
    ordinal += 1
    try db.cachedStatement(sql: "INSERT INTO revision_changes VALUES (?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [revision, ordinal, table, record, field, before, after])
  }

  /// Continues after an earlier change: those since were rolled back.
  func rewind(to ordinal: Int64) { self.ordinal = ordinal }

  /// Hashes what was recorded and closes the revision.
  func seal() throws {
    let payload = try RevisionSeal.payload(of: revision, in: db)
    let hash = RevisionSeal.hash(
      office: ids.office, sequence: sequence, at: at, actor: actor.name, reason: reason,
      kind: kind.rawValue, payload: payload, previous: previous)
    try db.execute(
      sql: "UPDATE revisions SET payload_sha256 = ?, previous = ?, hash = ? WHERE id = ?",
      arguments: [payload, previous, hash, revision])
    try db.execute(
      sql: """
        INSERT INTO chain_heads VALUES (?, ?, ?)
        ON CONFLICT (office) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
        """, arguments: [ids.office, sequence, hash])
    try ids.save(db)
  }
}
