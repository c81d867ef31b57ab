import Foundation
import GRDB

/// Copies a store into one sealed file, while others read and write it.
public enum Backup {
  /// What was written.
  public struct Receipt: Sendable, Hashable, Encodable {
    public let path: String
    public let bytes: Int64
    public let schemaVersion: Int
    /// The hash of all rows, in hexadecimal. Kept elsewhere, it proves the file later.
    public let seal: String
  }

  /// Writes the state of this moment. Refuses to overwrite; a failure leaves nothing.
  @discardableResult
  public static func write(_ store: Store, to path: String) throws -> Receipt {
    let path = try FilePath.canonical(path)
    guard !FilePath.exists(path) else { throw StoreFailure.exists(path: path) }
    let bytes = try store.read(size)
    try DiskSpace.require(bytes, at: path)
    let placement = try FilePlacement(target: path)
    defer { placement.discard() }
    let seal = try StoreFailure.translating(at: path) {
      try copy(store.pool, to: placement.temporary, for: path)
    }
    try placement.place()
    return Receipt(
      path: path, bytes: bytes, schemaVersion: store.schemaVersion, seal: seal.hexadecimal)
  }

  static func size(_ db: Database) throws -> Int64 {
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    return try pages * (Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
  }

  private static func copy(
    _ source: DatabasePool, to temporary: String, for path: String
  ) throws -> Data {
    let copy = try DatabaseQueue(path: temporary, configuration: StoreConfiguration.plain)
    defer { try? copy.close() }
    try source.backup(to: copy)
    return try copy.inDatabase { db in
      // One file, without a log beside it. The file is synchronised as a whole later.
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF")
      let problems = try Integrity.problems(db)
      if let problem = problems.first {
        throw StoreFailure.damaged(path: path, detail: problem)
      }
      let seal = try BackupSeal.compute(db)
      try BackupSeal.write(seal, db)
      return seal
    }
  }
}
