import GRDB

extension Store {
  /// Makes a store and opens it for writing. Refuses an existing file.
  ///
  /// - Parameter office: 0 to 4095, once per place that writes records of the same
  ///   organisation; without it a random number from 1 on.
  public static func create(
    at path: String, schema: StoreSchema, office: Int? = nil
  ) throws -> Store {
    let office = office ?? Int.random(in: 1...IDCounter.lastOffice)
    guard (0...IDCounter.lastOffice).contains(office) else { throw StoreFailure.office(office) }
    let path = try FilePath.canonical(path)
    guard !FilePath.exists(path) else { throw StoreFailure.exists(path: path) }
    let lock = try StoreLock(storePath: path, purpose: "init")
    try build(at: path, schema: schema, office: office)
    return try open(canonical: path, schema: schema, lock: lock)
  }

  /// Opens a store; for writing, it first brings the schema up to date.
  public static func open(
    at path: String, schema: StoreSchema, access: Access
  ) throws -> Store {
    let path = try FilePath.canonical(path)
    guard FilePath.exists(path) else { throw StoreFailure.missing(path: path) }
    switch access {
    case .readOnly:
      return try openForReading(canonical: path, schema: schema)
    case .readWrite(let purpose):
      return try open(
        canonical: path, schema: schema, lock: StoreLock(storePath: path, purpose: purpose))
    }
  }

  private static func build(at path: String, schema: StoreSchema, office: Int) throws {
    let placement = try FilePlacement(target: path)
    defer { placement.discard() }
    try StoreFailure.translating(at: path) {
      let queue = try DatabaseQueue(
        path: placement.temporary, configuration: StoreConfiguration.plain)
      try schema.migrator.migrate(queue)
      try queue.write { db in
        try db.execute(
          sql: "INSERT INTO id_counter VALUES (1, ?, ?)",
          arguments: [office, IDCounter.first])
      }
      try queue.close()
    }
    try placement.place()
  }

  private static func open(
    canonical path: String, schema: StoreSchema, lock: StoreLock
  ) throws -> Store {
    try StoreFailure.translating(at: path) {
      // Inspected first, so that a file which is refused stays as it was.
      let file = try StoreFile.inspect(path)
      guard !file.isSealed else { throw StoreFailure.isBackup(path: path) }
      try file.assertKnown(to: schema)
      let pool = try DatabasePool(path: path, configuration: StoreConfiguration.plain)
      try pool.writeWithoutTransaction { try StoreConfiguration.secureWriter($0, path: path) }
      try schema.migrator.migrate(pool)
      return Store(path: path, office: file.office, schema: schema, pool: pool, lock: lock)
    }
  }

  private static func openForReading(canonical path: String, schema: StoreSchema) throws -> Store {
    try StoreFailure.translating(at: path) {
      let file = try StoreFile.inspect(path)
      try file.assertKnown(to: schema)
      guard file.migrations.count == schema.migrations.count else {
        throw StoreFailure.outdated(
          path: path, version: file.migrations.count, known: schema.migrations.count)
      }
      let pool = try DatabasePool(path: path, configuration: StoreConfiguration.readOnly)
      return Store(path: path, office: file.office, schema: schema, pool: pool, lock: nil)
    }
  }
}
