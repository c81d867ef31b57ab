import GRDB

extension LedgerMapping {
  /// The form whose records it makes.
  public static let form = "ledger-entries"

  /// The names of all that are saved.
  public static func names(in db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM ledger_mappings ORDER BY name")
  }

  /// The mapping saved under a name. Throws ``LedgerMappingFailure``.
  public static func saved(_ name: String, in db: Database) throws -> LedgerMapping {
    let json = try String.fetchOne(
      db, sql: "SELECT definition FROM ledger_mappings WHERE name = ?", arguments: [name])
    guard let json else { throw LedgerMappingFailure.noMapping(name) }
    return try LedgerMapping(json: json)
  }
}
