import GRDB
import IATI
import Storage

/// Keeps the search index: one row an activity. The index holds no text, so
/// what is taken out must be named word for word as it was put in.
final class SearchWriter {
  private let insert: BulkStatement
  private let delete: BulkStatement
  private var body: [UInt8] = []

  init(_ db: Database) throws {
    insert = try BulkStatement(
      db, sql: "INSERT INTO activity_search (rowid, identifier, title, body) VALUES (?, ?, ?, ?)")
    delete = try BulkStatement(
      db,
      sql: """
        INSERT INTO activity_search (activity_search, rowid, identifier, title, body)
        VALUES ('delete', ?, ?, ?, ?)
        """)
  }

  func add(_ buffer: RecordBuffer, id: Int64) throws { try write(insert, buffer, id) }

  func remove(_ buffer: RecordBuffer, id: Int64) throws { try write(delete, buffer, id) }

  private func write(_ statement: BulkStatement, _ buffer: RecordBuffer, _ id: Int64) throws {
    body.removeAll(keepingCapacity: true)
    // By kind, so that rows read back from the store give the same text.
    for (kind, columns) in SearchWriter.columns {
      for row in 0..<buffer.rowCount where buffer.row(row).kind == kind {
        for column in columns {
          guard case .text(let text) = buffer.value(row: row, column: column) else { continue }
          body.append(contentsOf: text)
          body.append(0x0A)
        }
      }
    }
    try body.withUnsafeBytes { body in
      statement.bind(1, integer: id)
      for (place, column) in [SearchWriter.identifier, SearchWriter.title].enumerated() {
        if case .text(let text) = buffer.value(row: 0, column: column) {
          statement.bind(Int32(place + 2), text: text)
        }
      }
      statement.bind(4, text: body)
      try statement.run()
    }
  }

  private static let identifier = Standard.iati.column("identifier", of: .activity)!
  private static let title = Standard.iati.column("title", of: .activity)!

  /// The columns that are searched beside identifier and title, by kind.
  private static let columns: [(kind: Int32, columns: [Int])] = [
    (RecordKind.activity, ["reporting_org_name"]), (.description, ["text"]),
    (.participatingOrg, ["name"]), (.location, ["name"]), (.document, ["title"]),
    (.result, ["title", "description"]), (.indicator, ["title", "description"]),
    (.translation, ["text"]),
  ].map { kind, names in
    (Int32(kind.index), names.compactMap { Standard.iati.column($0, of: kind) })
  }
}

/// The search index as a table that is derived.
struct ActivitySearch: DerivedTable {
  let name = "activity_search"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO activity_search (activity_search) VALUES ('delete-all')")
    try fill(db, from: db)
  }

  /// Compares the words, how many activities have each and how often.
  func differences(_ db: Database) throws -> Int {
    let fresh = try DatabaseQueue()
    return try fresh.write { fresh in
      for table in [name, "\(name)_terms"] {
        let sql = try String.fetchOne(
          db, sql: "SELECT sql FROM sqlite_master WHERE name = ?", arguments: [table])
        try fresh.execute(sql: sql ?? "")
      }
      try fill(fresh, from: db)
      let query = "SELECT term, doc, cnt FROM \(name)_terms ORDER BY term"
      let stored = try Row.fetchCursor(db, sql: query)
      let expected = try Row.fetchCursor(fresh, sql: query)
      var differences = 0
      while true {
        let (a, b) = (try stored.next(), try expected.next())
        if a == nil, b == nil { return differences }
        if a != b { differences += 1 }
      }
    }
  }

  private func fill(_ target: Database, from db: Database) throws {
    let writer = try SearchWriter(target)
    let loader = try RecordLoader(db)
    let ids = try Int64.fetchAll(db, sql: "SELECT id FROM activities WHERE withdrawn = 0")
    for id in ids { try writer.add(try loader.load(.activity, id: id).buffer, id: id) }
  }
}
