import Crypto
import Foundation
import GRDB

/// Files kept in the store: evidence, submitted reports, documents.
public enum Attachments {
  /// Keeps a file and gives its id; the same bytes are kept once, under their first name.
  public static func add(
    _ bytes: Data, name: String, mediaType: String, in scope: any RevisionScope
  ) throws -> Int64 {
    let digest = Data(SHA256.hash(data: bytes))
    let known = try Int64.fetchOne(
      scope.db, sql: "SELECT id FROM attachments WHERE sha256 = ?", arguments: [digest])
    if let known { return known }
    let id = try scope.newID()
    try scope.insert(
      "attachments", id: id,
      [("sha256", digest), ("media_type", mediaType), ("name", name)],
      unrecorded: [("bytes", bytes)])
    return id
  }

  public static func bytes(of id: Int64, in db: Database) throws -> Data? {
    try Data.fetchOne(db, sql: "SELECT bytes FROM attachments WHERE id = ?", arguments: [id])
  }

  /// The ids of attachments whose bytes are not what their digest says.
  static func damaged(in db: Database) throws -> [Int64] {
    let rows = try Row.fetchCursor(db, sql: "SELECT id, sha256, bytes FROM attachments")
    var damaged: [Int64] = []
    while let row = try rows.next() {
      let digest: Data = try row.decode(atIndex: 1)
      let bytes: Data = try row.decode(atIndex: 2)
      if Data(SHA256.hash(data: bytes)) != digest { damaged.append(try row.decode(atIndex: 0)) }
    }
    return damaged
  }
}
