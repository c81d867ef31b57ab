import GRDB

extension StoreSchema {
  var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
    }
    return migrator
  }

  /// The schema that the migrations alone make, for comparison.
  func freshSchema() throws -> [SchemaItem] {
    let queue = try DatabaseQueue(configuration: StoreConfiguration.plain)
    try migrator.migrate(queue)
    return try queue.read(SchemaItem.fetchAll)
  }
}

/// One table, index, trigger or view, as SQLite keeps it.
struct SchemaItem: Hashable {
  let type: String
  let name: String
  let sql: String

  /// SQLite's own tables (statistics, sequences) come and go: they are left out.
  static func fetchAll(_ db: Database) throws -> [SchemaItem] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, coalesce(sql, '') FROM sqlite_master
        WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name
        """
    ).map { SchemaItem(type: $0[0], name: $0[1], sql: $0[2]) }
  }
}
