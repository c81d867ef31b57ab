import GRDB
import Kernel

/// One entry of the ledger with all who bear it, as a grant's figures take it in.
public struct LedgerEntry: Sendable, Hashable, Codable {
  public struct Share: Sendable, Hashable, Codable {
    /// The grant's code; nil for the organisation's own funds.
    public let bearer: String?
    /// The line of the grant's budget that the share names.
    public let line: String?
    /// In millionths of a per cent; those of an entry total 100 %.
    public let weight: Int64
  }

  public let id: Int64
  /// The revision that brought it.
  public let revision: Int64
  public let source: String
  public let reference: String
  /// The day that places it in a period.
  public var posted: CalendarDate
  /// The day that decides its rate, and whether it is eligible.
  public let value: CalendarDate
  public let amount: FixedDecimal
  public let currency: CurrencyCode
  /// The code of its account.
  public let account: String
  /// Whether it is owed and not paid yet; left out where not.
  public let isAccrual: Bool?
  public var partner: String?
  public var activity: String?
  public var description: String?
  public var payee: String?
  /// The entry that it corrects, `SOURCE#REFERENCE`.
  public let corrects: String?
  public var shares: [Share]
  /// The number of its rate among those used; nil where it is in the grant's currency, or none
  /// was found.
  public var rate: Int?
  /// Why it has no rate.
  public var gap: String?
  /// Which of its texts the audience may not see.
  public var withheld: [String]?
}

extension LedgerEntry {
  /// Gives the entries of a grant's action in the order of their ids: those of which it bears a
  /// share, and those for its activities.
  static func each(
    of grant: Grant, from first: CalendarDate, to last: CalendarDate, _ db: Database,
    _ body: (LedgerEntry) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db, sql: sql,
      arguments: [grant.id, grant.id, first.description, last.description])
    var entry: LedgerEntry?
    while let row = try rows.next() {
      if entry?.id != row[0] as Int64 {
        if let entry { try body(entry) }
        entry = try LedgerEntry(row)
      }
      entry?.shares.append(Share(bearer: row[15], line: row[16], weight: row[17]))
    }
    if let entry { try body(entry) }
  }

  /// The day of what it corrects, whoever bore that: of corrections of corrections, the nearest
  /// posted until a day.
  func dayOfCorrected(until last: CalendarDate, in db: Database) throws -> CalendarDate? {
    try String.fetchOne(
      db,
      sql: """
        WITH RECURSIVE corrected(id, posted_on, depth) AS (
          SELECT corrects_id, posted_on, 0 FROM ledger_entries WHERE id = ?
          UNION ALL SELECT e.corrects_id, e.posted_on, depth + 1
          FROM corrected c JOIN ledger_entries e ON e.id = c.id)
        SELECT posted_on FROM corrected WHERE posted_on <= ? ORDER BY depth LIMIT 1
        """, arguments: [id, last.description]
    ).flatMap { CalendarDate($0) }
  }

  private static let sql = """
    SELECT e.id, e.revision_id, e.source, e.reference, e.posted_on, e.value_on, e.amount,
      e.currency, a.code, e.kind = 'accrual', e.partner, e.activity, e.description, e.payee,
      c.source || '#' || c.reference, g.code, s.line, s.ends - coalesce(s.begins, 0)
    FROM ledger_entries e JOIN accounts a ON a.id = e.account_id
      JOIN ledger_shares s ON s.entry_id = e.id LEFT JOIN grants g ON g.id = s.grant_id
      LEFT JOIN ledger_entries c ON c.id = e.corrects_id
    WHERE e.id IN (
        SELECT entry_id FROM ledger_shares WHERE grant_id = ?
        UNION SELECT o.id FROM grant_activities t JOIN ledger_entries o ON o.activity = t.identifier
        WHERE t.grant_id = ?)
      AND e.posted_on BETWEEN ? AND ? AND \(GrantSQL.stands("e"))
    ORDER BY e.id, s.ends
    """

  private init(_ row: Row) throws {
    id = row[0]
    guard let posted = CalendarDate(row[4] as String), let value = CalendarDate(row[5] as String),
      let currency = CurrencyCode(row[7] as String)
    else { throw GrantFailure.damaged("ledger_entries #\(id)") }
    revision = row[1]
    source = row[2]
    reference = row[3]
    self.posted = posted
    self.value = value
    amount = FixedDecimal(millionths: row[6])
    self.currency = currency
    account = row[8]
    isAccrual = row[9] ? true : nil
    partner = row[10]
    activity = row[11]
    description = row[12]
    payee = row[13]
    corrects = row[14]
    shares = []
  }
}
