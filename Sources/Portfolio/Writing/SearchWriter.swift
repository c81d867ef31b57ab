import GRDB
import IATI
import Storage

/// Keeps the search index: one row an activity. The index holds no text, so
/// what is taken out must be named word for word as it was put in.
final class SearchWriter {
  /// The words of one activity, as they go into the index or are taken out.
  private struct Entry: Equatable {
    let id: Int64
    /// Identifier, title and body, one after the other.
    var bytes: [UInt8] = []
    /// Where identifier and title end.
    var ends: [Int] = []
  }

  private let insert: BulkStatement
  private let delete: BulkStatement
  private var waiting: [(old: Entry?, new: Entry?)] = []

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

  /// Adds an activity that the index does not have.
  func add(_ buffer: RecordBuffer, id: Int64) throws { try write(insert, entry(buffer, id)) }

  /// Changes what the index has of an activity. Changes wait until ``flush()``: the index
  /// writes itself out before each statement that SQLite could have to take back.
  func replace(_ old: RecordBuffer?, with new: RecordBuffer?, id: Int64) throws {
    let change = (old: old.map { entry($0, id) }, new: new.map { entry($0, id) })
    guard change.old != change.new else { return }
    waiting.append(change)
    if waiting.count == SearchWriter.mostWaiting { try flush() }
  }

  /// Writes the changes that wait. Call it after the last one.
  func flush() throws {
    for change in waiting {
      if let old = change.old { try write(delete, old) }
      if let new = change.new { try write(insert, new) }
    }
    waiting.removeAll()
  }

  private static let mostWaiting = 500

  private func entry(_ buffer: RecordBuffer, _ id: Int64) -> Entry {
    var entry = Entry(id: id)
    func append(row: Int, column: Int, endingWith end: [UInt8] = []) {
      guard case .text(let text) = buffer.value(row: row, column: column) else { return }
      entry.bytes.append(contentsOf: text)
      entry.bytes.append(contentsOf: end)
    }
    for column in [SearchWriter.identifier, SearchWriter.title] {
      append(row: 0, column: column)
      entry.ends.append(entry.bytes.count)
    }
    // By kind, so that rows read back from the store give the same text.
    for (kind, columns) in SearchWriter.columns {
      for row in 0..<buffer.rowCount where buffer.row(row).kind == kind {
        for column in columns { append(row: row, column: column, endingWith: SearchWriter.lineEnd) }
      }
    }
    return entry
  }

  private func write(_ statement: BulkStatement, _ entry: Entry) throws {
    try entry.bytes.withUnsafeBytes { bytes in
      statement.bind(1, integer: entry.id)
      var start = 0
      for (place, end) in (entry.ends + [bytes.count]).enumerated() {
        statement.bind(Int32(place + 2), text: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
      try statement.run()
    }
  }

  private static let lineEnd: [UInt8] = [0x0A]
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
