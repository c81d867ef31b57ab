import GRDB

/// What a file says about itself before anything in it is trusted or changed.
struct StoreFile {
  let path: String
  let office: Int
  /// The names of the migrations it has had.
  let migrations: Set<String>
  /// Whether it is a backup.
  let isSealed: Bool

  static func inspect(_ path: String) throws -> StoreFile {
    let queue = try DatabaseQueue(path: path, configuration: StoreConfiguration.readOnly)
    defer { try? queue.close() }
    do {
      return try queue.read { try StoreFile(path: path, $0) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // Tables of our names with other columns.
      throw StoreFailure.notAStore(path: path)
    }
  }

  init(path: String, _ db: Database) throws {
    for table in ["id_counter", "grdb_migrations", "backup_seal"]
    where try !db.tableExists(table) {
      throw StoreFailure.notAStore(path: path)
    }
    guard let office = try Int.fetchOne(db, sql: "SELECT office FROM id_counter") else {
      throw StoreFailure.notAStore(path: path)
    }
    self.path = path
    self.office = office
    migrations = try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations")
    isSealed = try BackupSeal.isPresent(db)
  }

  /// Refuses a store that a newer Baraza has written.
  func assertKnown(to schema: StoreSchema) throws {
    let unknown = migrations.subtracting(schema.migrations.map(\.name))
    guard unknown.isEmpty else {
      throw StoreFailure.newer(
        path: path, version: migrations.count, known: schema.migrations.count,
        unknown: unknown.sorted())
    }
  }
}
