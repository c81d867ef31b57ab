import Crypto
import Foundation
import GRDB

/// The salts that the keys of values are derived with. They stand in no revision: what is
/// destroyed here is gone.
enum ValueSalts {
  static let length = 32
  static let markLength = 16

  static func random(_ length: Int) -> Data {
    SymmetricKey(size: SymmetricKeySize(bitCount: length * 8)).withUnsafeBytes { Data($0) }
  }

  /// Gives a value a new salt; an earlier one is overwritten.
  static func renew(_ id: Int64, in db: Database) throws -> Data {
    let salt = random(length)
    try db.execute(
      sql: """
        INSERT INTO vault_salts (id, salt) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET salt = excluded.salt
        """, arguments: [id, salt])
    return salt
  }

  /// Empties the table and writes what remains anew: pages that SQLite has rearranged may hold
  /// copies of a row in their unused space, and emptying overwrites whole pages.
  static func destroy(_ ids: Set<Int64>, in db: Database) throws {
    try db.execute(sql: "PRAGMA secure_delete = ON")
    let kept = try Row.fetchAll(db, sql: "SELECT id, salt FROM vault_salts ORDER BY id")
      .filter { !ids.contains($0["id"]) }
    try db.execute(sql: "DELETE FROM vault_salts")
    let statement = try db.cachedStatement(sql: "INSERT INTO vault_salts (id, salt) VALUES (?, ?)")
    for row in kept {
      try statement.execute(arguments: [row["id"] as Int64, row["salt"] as Data])
    }
  }
}
