import Foundation
import GRDB
import Storage

extension StoreSchema {
  /// The store's own tables and an illustrative room: councils, their members, and verdicts,
  /// which are only ever added and taken back.
  static var councils: StoreSchema {
    .storage
      + StoreSchema(
        migrations: [
          Migration(
            name: "0002-councils",
            sql: """
              CREATE TABLE councils (
                id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seats INTEGER, chair TEXT,
                revision_id INTEGER NOT NULL REFERENCES revisions (id)
              ) STRICT;
              CREATE TABLE members (
                id INTEGER PRIMARY KEY, council_id INTEGER NOT NULL REFERENCES councils (id),
                name TEXT NOT NULL, revision_id INTEGER NOT NULL REFERENCES revisions (id)
              ) STRICT;
              CREATE TABLE verdicts (
                id INTEGER PRIMARY KEY, text TEXT NOT NULL,
                follows_id INTEGER REFERENCES verdicts (id),
                revision_id INTEGER NOT NULL REFERENCES revisions (id)
              ) STRICT;
              CREATE TABLE verdict_retractions (
                id INTEGER PRIMARY KEY,
                record_id INTEGER NOT NULL UNIQUE REFERENCES verdicts (id),
                reason TEXT NOT NULL, revision_id INTEGER NOT NULL REFERENCES revisions (id)
              ) STRICT;
              CREATE TABLE seat_totals (total INTEGER NOT NULL) STRICT;
              \(["verdicts", "verdict_retractions"].map { table in
                """
                CREATE TRIGGER \(table)_never_change BEFORE UPDATE ON \(table)
                BEGIN SELECT RAISE(ABORT, 'append-only'); END;
                CREATE TRIGGER \(table)_stay BEFORE DELETE ON \(table)
                BEGIN SELECT RAISE(ABORT, 'append-only'); END;
                """
              }.joined(separator: "\n"))
              """)
        ],
        content: [
          ContentQuery(
            name: "councils", sql: "SELECT name, seats, chair FROM councils ORDER BY name"),
          ContentQuery(
            name: "members",
            sql: """
              SELECT c.name, m.name FROM members m JOIN councils c ON c.id = m.council_id
              ORDER BY 1, 2
              """),
          ContentQuery(
            name: "verdicts",
            sql: """
              SELECT v.text, f.text FROM verdicts v LEFT JOIN verdicts f ON f.id = v.follows_id
              WHERE v.id NOT IN (SELECT record_id FROM verdict_retractions) ORDER BY 1, 2
              """),
        ],
        derived: [SeatTotals()], appendOnly: ["verdicts": "verdict_retractions"])
  }
}

struct SeatTotals: DerivedTable {
  let name = "seat totals"
  let sources = ["councils"]

  private let fresh = "SELECT coalesce(sum(seats), 0) AS total FROM councils"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM seat_totals; INSERT INTO seat_totals \(fresh)")
  }

  func differences(_ db: Database) throws -> Int {
    try countDifferences(between: "SELECT total FROM seat_totals", and: fresh, in: db)
  }
}

extension ChangeSet {
  @discardableResult
  func addCouncil(_ name: String, seats: Int? = nil, chair: String? = nil) throws -> Int64 {
    let id = try newID()
    try insert(
      "councils", id: id,
      [("name", name), ("seats", seats), ("chair", chair), ("revision_id", revision)])
    try SeatTotals().rebuild(db)
    return id
  }

  @discardableResult
  func addMember(_ name: String, to council: Int64) throws -> Int64 {
    let id = try newID()
    try insert(
      "members", id: id, [("council_id", council), ("name", name), ("revision_id", revision)])
    return id
  }

  @discardableResult
  func addVerdict(_ text: String, after other: Int64? = nil) throws -> Int64 {
    let id = try newID()
    try insert(
      "verdicts", id: id, [("text", text), ("follows_id", other), ("revision_id", revision)])
    return id
  }

  func set(_ council: Int64, _ values: [FieldValue]) throws {
    try update("councils", id: council, values + [("revision_id", revision)])
    try SeatTotals().rebuild(db)
  }
}
