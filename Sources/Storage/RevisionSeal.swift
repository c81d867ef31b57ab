import Foundation
import GRDB

/// The hashes that tie a revision to what it changed and to the revision before it.
///
/// `Docs/Reference/revision-chain.md` describes the bytes, with a test vector.
enum RevisionSeal {
  /// Stands where the first revision of an office has no predecessor.
  static let origin = Data(count: 32)

  static func payload(of revision: Int64, in db: Database) throws -> Data {
    var hasher = FieldHasher()
    hasher.text("baraza-payload-1")
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT ordinal, table_name, record_id, field, before, after FROM revision_changes
          WHERE revision_id = ? ORDER BY ordinal
          """), arguments: [revision])
    while let row = try rows.next() {
      for column in 0..<row.count { hasher.value(row[column]) }
    }
    return hasher.finish()
  }

  static func hash(
    office: Int, sequence: Int64, at: String, actor: String, reason: String, kind: String,
    payload: Data, previous: Data
  ) -> Data {
    var hasher = FieldHasher()
    hasher.text("baraza-revision-1")
    hasher.integer(Int64(office))
    hasher.integer(sequence)
    hasher.text(at)
    hasher.text(actor)
    hasher.text(reason)
    hasher.text(kind)
    hasher.blob(payload)
    hasher.blob(previous)
    return hasher.finish()
  }
}
