import GRDB

/// How connections to a store are set up.
enum StoreConfiguration {
  /// For every connection.
  ///
  /// Temporary space stays SQLite's default, a file that is unlinked as it is
  /// made: sorting a whole store must not be bounded by memory, and the file
  /// holds nothing that the store does not (personal columns are ciphertext).
  /// What is deleted is overwritten, so that an erasure leaves no bytes in free space.
  static var plain: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: "PRAGMA mmap_size = 0; PRAGMA page_size = 8192; PRAGMA secure_delete = ON")
    }
    return configuration
  }

  static var readOnly: Configuration {
    var configuration = plain
    configuration.readonly = true
    return configuration
  }

  /// For the one writer, after opening: GRDB lowers `synchronous` while it sets
  /// up the write-ahead log, so it is raised here and asserted.
  static func secureWriter(_ db: Database, path: String) throws {
    try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864")
    let level = try synchronous(db)
    guard level == full else { throw StoreFailure.notDurable(path: path, synchronous: level) }
  }

  /// The value of `PRAGMA synchronous` that makes every commit reach the disk.
  static let full = 2

  static func synchronous(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
  }
}
