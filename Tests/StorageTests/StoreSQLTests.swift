import GRDB
import Storage
import Testing

/// What the tables of all rooms refuse alike.
struct StoreSQLTests {
  @Test(
    "A day is one of the calendar, or none",
    arguments: [
      ("'2024-02-29'", true), ("NULL", true), ("'2023-02-29'", false), ("'2024-02-30'", false),
      ("'2024-2-1'", false), ("'2024-02'", false), ("'2024-02-01T00:00'", false), ("''", false),
    ])
  func days(value: String, isDay: Bool) throws {
    #expect(try holds(StoreSQL.isDay(value)) == isDay)
  }

  @Test(
    "Keys hold nothing that parts keys or lists; codes are trimmed and hold no colon",
    arguments: [
      ("'EU-1'", true, true), ("'a b'", true, true), ("'a:b'", true, false),
      ("' a'", true, false), ("'a#b'", false, false), ("'a;b'", false, false),
      ("''", false, false), ("'  '", false, false),
    ])
  func codes(value: String, isKey: Bool, isCode: Bool) throws {
    #expect(try holds(StoreSQL.isKey(value)) == isKey)
    #expect(try holds(StoreSQL.isCode(value)) == isCode)
  }

  @Test("Currencies and hexadecimal numbers have their length and letters")
  func letters() throws {
    #expect(try holds(StoreSQL.isCurrency("'KES'")))
    for value in ["'KE'", "'KESX'", "'kes'", "'K3S'"] {
      #expect(try !holds(StoreSQL.isCurrency(value)), "\(value)")
    }
    #expect(try holds(StoreSQL.isHex("'00ff'", digits: 4)))
    for value in ["'00ff0'", "'00FF'", "'00fg'", "''"] {
      #expect(try !holds(StoreSQL.isHex(value, digits: 4)), "\(value)")
    }
  }

  @Test(
    "An append-only row is neither changed, deleted nor replaced",
    arguments: [
      ("INSERT INTO notes VALUES (2, 'b', 'new')", nil),
      ("UPDATE notes SET text = 'x'", "a row never changes"),
      ("DELETE FROM notes", "a row is never deleted"),
      ("INSERT OR REPLACE INTO notes VALUES (1, 'b', 'new')", "the row is there already"),
      ("INSERT OR REPLACE INTO notes VALUES (2, 'a', 'new')", "the row is there already"),
    ])
  func appendOnly(statement: String, refusal: String?) throws {
    let queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(
        sql: "CREATE TABLE notes (id INTEGER PRIMARY KEY, code TEXT UNIQUE, text TEXT);"
          + StoreSQL.appendOnly([("notes", "id = NEW.id OR code = NEW.code")]))
      try db.execute(sql: "INSERT INTO notes VALUES (1, 'a', 'old')")
      var told: String?
      do { try db.execute(sql: statement) } catch let error as DatabaseError {
        told = error.message
      }
      #expect(told == refusal.map { "notes is append-only: \($0)" })
      #expect(try String.fetchOne(db, sql: "SELECT text FROM notes WHERE id = 1") == "old")
    }
  }

  private func holds(_ condition: String) throws -> Bool {
    let answer = try DatabaseQueue().read { try Bool.fetchOne($0, sql: "SELECT \(condition)") }
    return try #require(answer as Bool?)
  }
}
