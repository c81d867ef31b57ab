import GRDB

/// A table computed from others, changed in the same transaction as they are.
///
/// `store rebuild` computes it anew; `store check` compares it with a fresh
/// computation and only reads.
public protocol DerivedTable: Sendable {
  var name: String { get }
  /// The tables that people change and that this one derives from. Undoing a change of one of
  /// them computes it anew.
  var sources: [String] { get }
  func rebuild(_ db: Database) throws
  /// How many rows differ from a fresh computation.
  func differences(_ db: Database) throws -> Int
}

extension DerivedTable {
  /// None: it derives from what bulk runs write.
  public var sources: [String] { [] }

  /// Counts the rows that only one of two queries gives; repeated rows count.
  ///
  /// Both queries give the same columns, in the same order.
  public func countDifferences(
    between stored: String, and fresh: String, in db: Database
  ) throws -> Int {
    let columns = try db.makeStatement(sql: stored).columnNames
      .map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let counted = { (query: String) in
      "SELECT \(columns), count(*) FROM (\(query)) GROUP BY \(columns)"
    }
    return try Int.fetchOne(
      db,
      sql: """
        WITH stored(\(columns)) AS (\(stored)), fresh(\(columns)) AS (\(fresh))
        SELECT max(
          (SELECT count(*) FROM (\(counted("SELECT * FROM stored"))
            EXCEPT \(counted("SELECT * FROM fresh")))),
          (SELECT count(*) FROM (\(counted("SELECT * FROM fresh"))
            EXCEPT \(counted("SELECT * FROM stored")))))
        """) ?? 0
  }
}
