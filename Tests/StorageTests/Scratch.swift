import Foundation
import GRDB
import Storage

/// A folder for one test, removed with it.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "baraza-storage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String = "store.sqlite") -> String { folder.appending(path: name).path }

  /// What lies in the folder, hidden files too, except lock files.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix(".lock") }.sorted()
  }

  func store(office: Int? = 7, schema: StoreSchema = .villages) throws -> Store {
    try Store.create(at: path(), schema: schema, office: office)
  }

  func reopened(_ name: String = "store.sqlite") throws -> Store {
    try Store.open(at: path(name), schema: .villages, access: .readWrite(purpose: "test"))
  }

  /// Edits a file behind the store's back, without the triggers that guard it.
  func tamper(_ name: String = "store.sqlite", _ sql: String) throws {
    let queue = try DatabaseQueue(path: path(name))
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger[1] as String) }
    }
    try queue.close()
  }
}

extension Actor {
  static var amina: Actor { get throws { try Actor(name: "Amina") } }
}

extension StoreSchema {
  /// The store's own tables and a small illustrative room.
  static var villages: StoreSchema {
    .storage
      + StoreSchema(
        migrations: [
          Migration(
            name: "0002-villages",
            sql: """
              CREATE TABLE villages (
                id INTEGER PRIMARY KEY, name TEXT NOT NULL, households INTEGER, note TEXT
              ) STRICT;
              CREATE TABLE meetings (
                id INTEGER PRIMARY KEY,
                village_id INTEGER NOT NULL REFERENCES villages (id)
              ) STRICT;
              CREATE INDEX meetings_village ON meetings (village_id);
              CREATE TABLE household_totals (total INTEGER NOT NULL) STRICT;
              CREATE VIRTUAL TABLE village_search USING fts5(
                name, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
              """)
        ],
        content: [
          ContentQuery(
            name: "villages", sql: "SELECT name, households, note FROM villages ORDER BY 1, 2, 3")
        ],
        derived: [HouseholdTotals()])
  }
}

struct HouseholdTotals: DerivedTable {
  let name = "household totals"

  private let fresh = "SELECT coalesce(sum(households), 0) AS total FROM villages"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM household_totals; INSERT INTO household_totals \(fresh)")
  }

  func differences(_ db: Database) throws -> Int {
    try countDifferences(between: "SELECT total FROM household_totals", and: fresh, in: db)
  }
}

extension ChangeSet {
  @discardableResult
  func addVillage(_ name: String, households: Int? = nil, note: String? = nil) throws -> Int64 {
    let id = try newID()
    try insert(
      "villages", id: id, [("name", name), ("households", households), ("note", note)])
    return id
  }
}

/// Runs a program with arguments and gives what it printed.
func output(of program: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}
