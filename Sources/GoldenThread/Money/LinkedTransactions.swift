import GRDB

/// Reads the transactions behind commitments one after another, each once, in the order of
/// their activities' identifiers. Every figure of linked money comes through here.
struct LinkedTransactions {
  let scope: ThreadScope
  let measure: LinkedMeasure
  /// Classes that the audience does not see, as a JSON array.
  let hidden: String

  /// Reads on as long as `body` says so.
  func scan(
    _ db: Database, offset: Int = 0, _ body: (LinkedTransaction) throws -> Bool
  ) throws {
    let here = Set(
      try Int64.fetchAll(
        db, sql: "WITH \(ThreadScope.sql), \(LinkedTransactions.linked) SELECT id FROM linked",
        arguments: scope.arguments(hidden: hidden)))
    var shares = SharesOfSources(db, here: here)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        \(query("""
          t.id, s.own, a.id, a.identifier, t.ref, coalesce(t.value_date, t.date), t.currency,
          t.value, t.reporting_value, t.conversion_id, \(LeftOut.sql)
          """, isHidden: false))
        ORDER BY a.identifier, a.id, t.ordinal, t.id LIMIT -1 OFFSET :offset
        """, arguments: arguments + ["offset": offset])
    while let row = try rows.next() {
      let isOwn: Bool = row[1]
      let transaction = LinkedTransaction(
        id: row[0], identifier: row[3], ref: row[4], date: row[5], currency: row[6],
        amount: row[7], reporting: row[8], conversion: row[9],
        leftOut: (row[10] as String?).flatMap(LeftOut.init),
        shares: try isOwn ? shares.of("transaction_id", row[0]) : shares.of("activity_id", row[2]))
      guard try body(transaction) else { return }
    }
  }

  /// How many the audience may not see.
  func withheldCount(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: query("count(*)", isHidden: true), arguments: arguments) ?? 0
  }

  private var arguments: StatementArguments {
    scope.arguments(hidden: hidden) + ["type": measure.transactionType]
  }

  private static let linked = """
    linked AS (
      SELECT l.* FROM thread_links l JOIN scope s ON s.id = l.node_id WHERE l.state = 'reviewed'
    )
    """

  private func query(_ columns: String, isHidden: Bool) -> String {
    """
    WITH \(ThreadScope.sql), \(LinkedTransactions.linked),
    sources(id, own) AS (
      SELECT transaction_id, 1 FROM linked WHERE transaction_id IS NOT NULL
      UNION
      SELECT t.id, 0 FROM linked l JOIN transactions t ON t.activity_id = l.activity_id
      WHERE NOT EXISTS (SELECT 1 FROM thread_links o
        WHERE o.transaction_id = t.id AND o.state = 'reviewed')
    )
    SELECT \(columns)
    FROM sources s JOIN transactions t ON t.id = s.id JOIN activities a ON a.id = t.activity_id
      LEFT JOIN activity_exclusions x ON x.activity_id = a.id
      LEFT JOIN transaction_exclusions e ON e.transaction_id = t.id
    WHERE t.type = :type
      AND a.sensitivity \(isHidden ? "" : "NOT ")IN (SELECT value FROM json_each(:hidden))
    """
  }
}

/// The reviewed links of sources, each source's looked up once.
private struct SharesOfSources {
  private let db: Database
  private let here: Set<Int64>
  private var known: [String: [LinkedTransaction.Share]] = [:]

  init(_ db: Database, here: Set<Int64>) {
    self.db = db
    self.here = here
  }

  mutating func of(_ column: String, _ record: Int64) throws -> [LinkedTransaction.Share] {
    let key = "\(column) \(record)"
    if let shares = known[key] { return shares }
    let shares = try Row.fetchAll(
      db,
      sql: """
        SELECT id, weight FROM thread_links WHERE \(column) = ? AND state = 'reviewed' ORDER BY id
        """, arguments: [record]
    ).map { row in
      LinkedTransaction.Share(link: row[0], weight: row[1], isHere: here.contains(row[0]))
    }
    known[key] = shares
    return shares
  }
}
