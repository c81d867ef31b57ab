import Foundation
import GRDB
import Storage

/// An illustrative kind of record with two tables: markets, and their stalls, of which there
/// may not be more than three.
struct RecordsMarkets: ImportTarget {
  static let migration = Migration(
    name: "9001-markets",
    sql: """
      CREATE TABLE markets (
        id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, people INTEGER,
        revision_id INTEGER NOT NULL REFERENCES revisions (id)
      ) STRICT;
      CREATE TABLE stalls (
        id INTEGER PRIMARY KEY, market_id INTEGER NOT NULL REFERENCES markets (id),
        goods TEXT NOT NULL, UNIQUE (market_id, goods)
      ) STRICT;
      """)

  let form = RecordForm(
    "markets",
    [
      .required("code", .identifier, "its code"), .required("title", .text(longest: nil), "text"),
      .optional("people", .count, "how many people come"),
      .optional("goods", .list(of: .text(longest: 20)), "what its stalls sell"),
    ])

  func ids(in db: Database) throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT id FROM markets ORDER BY id")
  }

  func held(_ id: Int64, in db: Database) throws -> HeldRecord? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT m.code, m.title, CAST(m.people AS TEXT) AS people, v.at,
          (SELECT group_concat(goods, ';') FROM stalls WHERE market_id = m.id) AS goods
        FROM markets m JOIN revisions v ON v.id = m.revision_id WHERE m.id = ?
        """, arguments: [id]
    ).map { row in
      var values: RecordValues = [:]
      for field in form.fields { values[field.name] = row[field.name] as String? }
      return HeldRecord(values: values, changedAt: row["at"])
    }
  }

  func twin(of values: RecordValues, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT id FROM markets WHERE code = ?", arguments: [values["code"]])
  }

  func add(_ values: RecordValues, in changes: ChangeSet) throws -> Int64 {
    let id = try changes.newID()
    try changes.insert(
      "markets", id: id,
      [
        ("code", values["code"]), ("title", values["title"]),
        ("people", values["people"].flatMap { Int64($0) }), ("revision_id", changes.revision),
      ])
    for (place, goods) in (values["goods"] ?? "").split(separator: ";").enumerated() {
      // Found late, with the market and three stalls written.
      guard place < 3 else {
        throw FieldFault(
          "stalls", field: "goods", "There are more than three stalls.", remedy: "Name three.")
      }
      try changes.insert(
        "stalls", id: changes.newID(), [("market_id", id), ("goods", String(goods))])
    }
    return id
  }

  func change(_ id: Int64, _ values: [(String, String?)], in changes: ChangeSet) throws {
    guard !values.contains(where: { $0.0 == "goods" }) else {
      throw FieldFault(
        "fixed", field: "goods", "The stalls of a market stay.", remedy: "Leave the cell out.")
    }
    try changes.update(
      "markets", id: id,
      values.map { name, text in
        (name, name == "people" ? text.flatMap { Int64($0) }?.databaseValue : text?.databaseValue)
      } + [("revision_id", changes.revision)])
  }
}
