import GRDB

extension Store {
  /// A setting of the whole store, such as `reportingCurrency`.
  public func setting(_ key: String) throws -> String? {
    try read { try Store.setting(key, in: $0) }
  }

  /// A setting as one transaction sees it.
  public static func setting(_ key: String, in db: Database) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT value FROM store_settings WHERE key = ?", arguments: [key])
  }
}

extension ChangeSet {
  /// Sets, changes or (with nil) removes a setting of the whole store.
  public func set(_ key: String, to value: String?) throws {
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM store_settings WHERE key = ?", arguments: [key])
    switch (id, value) {
    case (let id?, let value?): try update("store_settings", id: id, [("value", value)])
    case (let id?, nil): try delete("store_settings", id: id)
    case (nil, let value?):
      try insert("store_settings", id: newID(), [("key", key), ("value", value)])
    case (nil, nil): break
    }
  }
}
