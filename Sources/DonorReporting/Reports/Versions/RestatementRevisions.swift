import GRDB

/// The revisions since a report was made that can have changed what it says.
struct RestatementRevisions {
  private let db: Database
  private let grant: Int64
  /// The revision that made the report.
  private let made: Int64

  init(_ db: Database, of grant: Grant, since version: ReportVersion) {
    self.db = db
    self.grant = grant.id
    made = version.revision
  }

  func named(_ id: Int64) throws -> ReportedRevision { try .named(id, in: db) }

  /// The revision itself where it came after the report.
  func since(_ revision: Int64) -> Int64? { revision > made ? revision : nil }

  func retraction(of entry: Int64) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT revision_id FROM ledger_entry_retractions WHERE record_id = ?",
      arguments: [entry])
  }

  /// The last that changed the terms of the grant: an amendment's end, else the grant itself.
  func ofTerms() throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT coalesce(
          (SELECT max(revision_id) FROM grant_amendments
            WHERE grant_id = :grant AND eligible_to IS NOT NULL AND revision_id > :made),
          (SELECT revision_id FROM grants WHERE id = :grant AND revision_id > :made))
        """, arguments: ["grant": grant, "made": made])
  }

  /// That which approved another budget.
  func ofBudget() throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT revision_id FROM grant_budgets
        WHERE grant_id = ? AND status = 'approved' AND revision_id > ?
        """, arguments: [grant, made])
  }
}
