import GRDB

/// What a human change and a bulk run have in common for those who write in them.
public protocol RevisionScope: AnyObject {
  /// For reading, and for derived tables; records go in through the scope.
  var db: Database { get }
  /// The id of the revision that is being written.
  var revision: Int64 { get }
  func newID() throws -> Int64
  /// Inserts a row with an `id` column, and records it. What stands in `unrecorded`
  /// (large blobs that another field identifies by its digest) is only written.
  func insert(
    _ table: String, id: Int64, _ values: [FieldValue], unrecorded: [FieldValue]) throws
}

/// A column and its new value.
public typealias FieldValue = (String, (any DatabaseValueConvertible)?)

extension RevisionScope {
  /// Inserts a row with an `id` column, and records it.
  public func insert(_ table: String, id: Int64, _ values: [FieldValue]) throws {
    try insert(table, id: id, values, unrecorded: [])
  }

  func write(_ table: String, id: Int64, _ values: [FieldValue]) throws {
    let columns = (["id"] + values.map(\.0)).map(\.quotedDatabaseIdentifier)
    let marks = databaseQuestionMarks(count: columns.count)
    try db.cachedStatement(
      sql: """
        INSERT INTO \(table.quotedDatabaseIdentifier) (\(columns.joined(separator: ", ")))
        VALUES (\(marks))
        """
    ).execute(
      arguments: StatementArguments(
        [id.databaseValue] + values.map { $0.1?.databaseValue ?? .null }))
  }
}
