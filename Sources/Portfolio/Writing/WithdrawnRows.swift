import GRDB
import IATI
import Storage

/// Finds rows that went from their feed while something linked to them, and come again:
/// with the same values or, failing that, with the same `ref` as one of them alone.
final class WithdrawnRows {
  private let db: Database
  private var searches: [RecordKind: Search] = [:]

  private struct Search {
    let same: BulkStatement
    let withRef: BulkStatement?
  }

  init(_ db: Database) { self.db = db }

  /// The id that a new row had before; nil where it is new indeed.
  ///
  /// - Parameter ids: those of the buffer's rows before it.
  func id(of row: Int, in buffer: RecordBuffer, ids: ContiguousArray<Int64>) throws -> Int64? {
    let kind = buffer.kind(of: row)
    let search = try search(for: kind)
    let parent = ids[Int(buffer.row(row).parent)]
    for statement in [search.same, search.withRef].compactMap({ $0 }) {
      defer { statement.reset() }
      statement.bind(1, integer: ids[0])
      statement.bind(2, integer: parent)
      for column in RecordTable.of(kind).columns.indices {
        switch buffer.value(row: row, column: column) {
        case .absent: break
        case .integer(let value): statement.bind(Int32(column + 3), integer: value)
        case .text(let text): statement.bind(Int32(column + 3), text: text)
        }
      }
      if try statement.step(), !statement.isNull(column: 0) { return statement.integer(column: 0) }
    }
    return nil
  }

  private func search(for kind: RecordKind) throws -> Search {
    if let known = searches[kind] { return known }
    let table = RecordTable.of(kind)
    // ?2 is named even where it is the whole's own id, so that it can always be bound.
    let parent = table.parent.names.first ?? "activity_id"
    let place = "FROM \(table.name) WHERE activity_id = ?1 AND withdrawn = 1 AND \(parent) = ?2"
    let numbered = table.columns.enumerated().map { (name: $1.name, mark: "?\($0 + 3)") }
    let equal = numbered.map { "\($0.name) IS \($0.mark)" }.joined(separator: " AND ")
    // All marks stand in either statement, so that both are bound alike.
    let marks = numbered.map(\.mark).joined(separator: ", ")
    let search = Search(
      same: try BulkStatement(db, sql: "SELECT min(id) \(place) AND \(equal)"),
      withRef: try numbered.first { $0.name == "ref" }.map { ref in
        try BulkStatement(
          db,
          sql: """
            SELECT iif(count(*) = 1, min(id), NULL) \(place) AND ref = \(ref.mark)
              AND coalesce(\(marks), 1) IS NOT NULL
            """)
      })
    searches[kind] = search
    return search
  }
}
