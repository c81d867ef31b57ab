import Foundation
import GRDB

/// A digest of what a store says, whatever its ids, times and layout.
public enum ContentDigest {
  /// SHA-256 in hexadecimal over the names and rows of the queries.
  public static func compute(_ queries: [ContentQuery], in db: Database) throws -> String {
    var hasher = FieldHasher()
    for query in queries {
      hasher.text(query.name)
      hasher.blob(try rows(of: query.sql, in: db))
    }
    return hasher.finish().hexadecimal
  }

  /// SHA-256 over the number of columns and the fields of all rows.
  static func rows(of sql: String, in db: Database) throws -> Data {
    var hasher = FieldHasher()
    let statement = try BulkStatement(db, sql: sql)
    hasher.integer(Int64(statement.columnCount))
    while try statement.step() { statement.hashRow(into: &hasher) }
    return hasher.finish()
  }
}
