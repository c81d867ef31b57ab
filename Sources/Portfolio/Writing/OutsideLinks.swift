import GRDB
import IATI
import Storage

/// Tells whether another room links to an activity, told by foreign keys: a figure there may then
/// rest on each of its transactions.
final class OutsideLinks {
  private let searches: [BulkStatement]

  init(_ db: Database) throws {
    let own = Set(RecordTable.all.map(\.name) + StoreSchema.portfolio.derived.map(\.name))
    let columns = try Row.fetchAll(
      db,
      sql: """
        SELECT m.name, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" = 'activities'
        """)
    searches = try columns.filter { !own.contains($0[0]) }.map { row in
      let table = (row[0] as String).quotedDatabaseIdentifier
      let column = (row[1] as String).quotedDatabaseIdentifier
      return try BulkStatement(db, sql: "SELECT 1 FROM \(table) WHERE \(column) = ? LIMIT 1")
    }
  }

  func reach(activity: Int64) throws -> Bool {
    try searches.contains { search in
      defer { search.reset() }
      search.bind(1, integer: activity)
      return try search.step()
    }
  }
}
