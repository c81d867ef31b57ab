import GRDB

/// Hands out ids: 53 bits, which JavaScript and jq keep exact, of which the upper 12
/// are the office and the lower 41 a counter.
///
/// The counter is read once in a write transaction and written back before its commit;
/// between the two, an id costs an addition.
final class IDCounter {
  static let lastOffice = 4095
  static let counterBits: Int64 = 41
  static let end: Int64 = 1 << counterBits
  /// Where an office's counter begins. Of office 0, those below are the ids of the rows that
  /// ship with Baraza, equal in every store.
  static let first: Int64 = 65_536
  /// How far `restore` moves the counter on, past ids handed out since the backup.
  static let restoreStep: Int64 = 1 << 30

  let office: Int
  private let base: Int64
  private let stored: Int64
  private var next: Int64

  init(_ db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT office, next FROM id_counter") else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the id counter is missing")
    }
    office = try row.decode(atIndex: 0)
    base = Int64(office) << IDCounter.counterBits
    stored = try row.decode(atIndex: 1)
    next = stored
  }

  func newID() throws -> Int64 {
    guard next < IDCounter.end else { throw StoreFailure.idsExhausted(office: office) }
    defer { next += 1 }
    return base | next
  }

  func skip(_ count: Int64) throws {
    guard count <= IDCounter.end - next else { throw StoreFailure.idsExhausted(office: office) }
    next += count
  }

  /// Writes the counter back.
  func save(_ db: Database) throws {
    guard next != stored else { return }
    try db.execute(sql: "UPDATE id_counter SET next = ?", arguments: [next])
  }
}
