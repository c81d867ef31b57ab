import GRDB
import Storage

/// What is in the way of taking entries back.
extension LedgerEntriesTarget {
  func checkUndoing(of revision: Int64, in db: Database) throws {
    try check(revision, in: db, LedgerEntriesTarget.added) { .corrected($0, by: $1) }
    try check(revision, in: db, LedgerEntriesTarget.posted) { .closed($0, period: $1) }
    try check(revision, in: db, LedgerEntriesTarget.takenBack) { .correctsNothing($0, $1) }
  }

  private func check(
    _ revision: Int64, in db: Database, _ sql: String,
    _ failure: (String, String) -> LedgerFailure
  ) throws {
    let row = try Row.fetchOne(db, sql: sql, arguments: ["revision": revision])
    if let row { throw failure(row[0], row[1]) }
  }

  private static let key = "t.source || '#' || t.reference"

  /// Entries that the revision added and another one corrects.
  private static let added = """
    SELECT \(key), c.source || '#' || c.reference
    FROM ledger_entries t JOIN ledger_entries c ON c.corrects_id = t.id
    WHERE t.revision_id = :revision AND c.revision_id <> :revision
      AND \(GrantSQL.stands("t")) AND \(GrantSQL.stands("c"))
    ORDER BY t.id LIMIT 1
    """

  /// Entries that it added, or took back, in a period that is closed.
  private static let posted = """
    SELECT \(key), p.begins_on || ' to ' || p.ends_on
    FROM closed_periods p
      JOIN ledger_entries t ON t.posted_on BETWEEN p.begins_on AND p.ends_on
    WHERE (t.revision_id = :revision OR EXISTS (
        SELECT 1 FROM ledger_entry_retractions r
        WHERE r.record_id = t.id AND r.revision_id = :revision))
      AND (p.grant_id IS NULL OR p.grant_id IN (
        SELECT s.grant_id FROM ledger_shares s WHERE s.entry_id = t.id))
    ORDER BY t.id LIMIT 1
    """

  /// Entries that it took back, where what they correct was taken back too, by another.
  private static let takenBack = """
    SELECT \(key), c.source || '#' || c.reference
    FROM ledger_entry_retractions b JOIN ledger_entries t ON t.id = b.record_id
      JOIN ledger_entries c ON c.id = t.corrects_id
      JOIN ledger_entry_retractions r ON r.record_id = c.id
    WHERE b.revision_id = :revision AND r.revision_id <> :revision
    ORDER BY t.id LIMIT 1
    """
}
