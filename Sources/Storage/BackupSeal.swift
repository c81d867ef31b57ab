import Foundation
import GRDB

/// The hash of everything in a backup, which tells one that was edited or has decayed.
///
/// It protects against accidents and casual edits. Who can write the file can seal it
/// again: keep the seal that `backup` prints where they cannot.
enum BackupSeal {
  /// Schema and rows of every table, except the seal itself.
  static func compute(_ db: Database) throws -> Data {
    var hasher = FieldHasher()
    hasher.text("baraza-backup-1")
    hasher.blob(
      try ContentDigest.rows(
        of: "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name", in: db))
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND rootpage > 0 AND name <> 'backup_seal' ORDER BY name
        """)
    for table in tables {
      hasher.text(table)
      hasher.blob(
        try ContentDigest.rows(
          of: "SELECT * FROM \(table.quotedDatabaseIdentifier) NOT INDEXED", in: db))
    }
    return hasher.finish()
  }

  static func isPresent(_ db: Database) throws -> Bool { try read(db) != nil }

  static func read(_ db: Database) throws -> Data? {
    try Data.fetchOne(db, sql: "SELECT sha256 FROM backup_seal")
  }

  static func write(_ seal: Data, _ db: Database) throws {
    try remove(db)
    try db.execute(sql: "INSERT INTO backup_seal VALUES (1, ?)", arguments: [seal])
  }

  static func remove(_ db: Database) throws { try db.execute(sql: "DELETE FROM backup_seal") }
}
