import GRDB

/// The counting rules: what a portfolio may add up, so that no money is counted
/// twice.
///
/// A group of publishers is looked at as one, like consolidated accounts: the
/// store's own organisations or, where none are named, all publishers held. What
/// leaves the group is spend; what one member passes to another counts where it
/// is spent.
public enum Counting {
  /// Brings everything that follows from the rules up to date. Call it when the own
  /// organisations changed; runs call it at their end.
  public static func refresh(_ db: Database) throws {
    try refresh(db, after: try SpendWriter(db))
  }

  /// - Parameter spend: the writer of the run's spend, which knows what it rewrote.
  static func refresh(_ db: Database, after spend: SpendWriter) throws {
    try ActivityExclusions().update(db, spend)
    for activity in try TransactionExclusions().update(db) { try spend.recompute(activity) }
    try spend.countries.write()
  }

  /// The activities of which two queries give different rows.
  static func activities(
    changedFrom stored: String, to fresh: String, in db: Database
  ) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        WITH fresh AS MATERIALIZED (\(fresh)), stored AS (\(stored))
        SELECT activity_id FROM (SELECT * FROM fresh EXCEPT SELECT * FROM stored)
        UNION
        SELECT activity_id FROM (SELECT * FROM stored EXCEPT SELECT * FROM fresh)
        """)
  }

  /// The activities of the group, each in its leading copy; of a parent whose
  /// children are counted only the spend is left out.
  static let heldSQL = """
    SELECT id, identifier, reporting_org_ref FROM activities
    WHERE withdrawn = 0 AND id NOT IN (\(notHeldSQL))
    """

  /// Those that are not: copies, and what others report.
  static let notHeldSQL =
    "SELECT activity_id FROM activity_exclusions WHERE reason <> 'children-counted'"

  /// The latest revision that may have changed what the portfolio counts: imports, and what
  /// people changed of the tables that its figures are made from. It is another after every
  /// such change.
  public static func revision(in db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT r.id FROM revisions r
        WHERE r.kind = 'run' OR EXISTS (
          SELECT 1 FROM revision_changes c
          WHERE c.revision_id = r.id AND c.table_name IN (\(sources)))
        ORDER BY r.id DESC LIMIT 1
        """) ?? 0
  }

  private static let sources =
    (RecordTable.all.map(\.name) + [
      "organisations", "own_identities", "store_settings", "exchange_rates", "feeds",
    ])
    .map { "'\($0)'" }.joined(separator: ", ")

  /// Parents and children by their ids: either may name the other.
  static let familySQL = """
    SELECT iif(r.type = '2', r.activity_id, o.id) AS parent,
      iif(r.type = '2', o.id, r.activity_id) AS child
    FROM related_activities r JOIN activities o ON o.identifier = r.ref
    WHERE r.type IN ('1', '2') AND r.ref <> '' AND o.id <> r.activity_id
    """
}
