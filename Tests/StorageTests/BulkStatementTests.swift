import Foundation
import GRDB
import Storage
import Testing

@Suite struct BulkStatementTests {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  @Test func bytesAreWrittenAndReadAsTheyAre() throws {
    try store.bulkRun(by: .amina, because: "import") { run in
      let statement = try BulkStatement(
        run.db, sql: "INSERT INTO villages VALUES (?, ?, ?, ?)")
      for (number, name) in ["Kijiji cha Amani", "शान्ति गाउँ", ""].enumerated() {
        try Array(name.utf8).withUnsafeBytes { bytes in
          statement.bind(1, integer: Int64(number))
          statement.bind(2, text: bytes)
          if number == 0 { statement.bind(3, integer: .max) }
          statement.bindNull(4)
          try statement.run()
        }
      }
    }
    let rows = try store.read { db in
      let statement = try BulkStatement(
        db, sql: "SELECT name, households FROM villages WHERE id >= ? ORDER BY id")
      statement.bind(1, integer: 0)
      var rows: [String] = []
      while try statement.step() {
        let households = statement.isNull(column: 1) ? "-" : "\(statement.integer(column: 1))"
        rows.append(String(decoding: statement.text(column: 0), as: UTF8.self) + "|" + households)
      }
      statement.reset()
      return rows
    }
    // What was bound for one row is not there for the next; empty text is not null.
    #expect(rows == ["Kijiji cha Amani|9223372036854775807", "शान्ति गाउँ|-", "|-"])
  }

  @Test func anEmptyBufferIsAnEmptyTextOrBlob() throws {
    let types = try store.read { db in
      let statement = try BulkStatement(db, sql: "SELECT typeof(?1), typeof(?2), typeof(?3)")
      statement.bind(1, text: UnsafeRawBufferPointer(start: nil, count: 0))
      statement.bind(2, blob: UnsafeRawBufferPointer(start: nil, count: 0))
      _ = try statement.step()
      return (0...2).map { String(decoding: statement.text(column: $0), as: UTF8.self) }
    }
    #expect(types == ["text", "blob", "null"])
  }

  @Test func aFailureSaysWhatAndWhere() throws {
    #expect {
      try store.bulkRun(by: .amina, because: "import") { run in
        let statement = try BulkStatement(
          run.db, sql: "INSERT INTO villages (id, name) VALUES (?, ?)")
        statement.bind(1, integer: 1)
        try statement.run()
      }
    } throws: { error in
      let error = error as? DatabaseError
      return error?.extendedResultCode == .SQLITE_CONSTRAINT_NOTNULL
        && error?.message == "NOT NULL constraint failed: villages.name"
        && error?.sql?.contains("INSERT INTO villages") == true
    }
  }

  @Test func aParameterThatDoesNotExistIsAnError() throws {
    try store.read { db in
      let statement = try BulkStatement(db, sql: "SELECT ?")
      statement.bind(2, integer: 1)
      #expect(throws: DatabaseError.self) { try statement.step() }
      statement.bind(1, integer: 1)
      #expect(try statement.step())
    }
  }
}
