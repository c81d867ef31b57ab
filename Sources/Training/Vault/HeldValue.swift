import Foundation
import GRDB

/// A row of the vault: an encrypted value and what its key is derived with.
struct HeldValue {
  let place: ValuePlace
  let ciphertext: Data
  /// Nil where somebody removed it: an erased value has no row.
  let salt: Data?

  init(place: ValuePlace, ciphertext: Data, salt: Data?) {
    self.place = place
    self.ciphertext = ciphertext
    self.salt = salt
  }

  private static let columns = """
    SELECT f.id, f.participant_id, f.field, f.mark, f.ciphertext, s.salt
    FROM vault_fields f LEFT JOIN vault_salts s ON s.id = f.id
    """

  private init(row: Row) throws {
    let id: Int64 = row["id"]
    guard let field = VaultField(rawValue: row["field"]) else {
      throw VaultFailure.unreadable(id, .note)
    }
    place = ValuePlace(
      id: id, participant: row["participant_id"], field: field, mark: row["mark"])
    ciphertext = row["ciphertext"]
    salt = row["salt"]
  }

  /// What is held of a participant, in the order of the fields.
  static func all(of participant: Int64, in db: Database) throws -> [HeldValue] {
    try Row.fetchAll(db, sql: "\(columns) WHERE f.participant_id = ?", arguments: [participant])
      .map(HeldValue.init).sorted { $0.place.field < $1.place.field }
  }

  /// Every value, one after another.
  static func each(in db: Database, _ body: (HeldValue) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "\(columns) ORDER BY f.id")
    while let row = try rows.next() { try body(HeldValue(row: row)) }
  }

  /// The values that have all of the tokens.
  static func having(_ tokens: Set<Data>, in field: VaultField, _ db: Database) throws
    -> [HeldValue]
  {
    guard let first = tokens.first else { return [] }
    let rows = try Row.fetchAll(
      db,
      sql: """
        \(columns) JOIN vault_index i ON i.field_id = f.id
        WHERE i.token = ? AND f.field = ? ORDER BY f.id
        """, arguments: [first, field.rawValue])
    return try rows.map(HeldValue.init).filter { value in
      try tokens.isSubset(of: HeldValue.tokens(of: value.place.id, in: db))
    }
  }

  static func tokens(of id: Int64, in db: Database) throws -> Set<Data> {
    try Data.fetchSet(
      db.cachedStatement(sql: "SELECT token FROM vault_index WHERE field_id = ?"),
      arguments: [id])
  }
}
