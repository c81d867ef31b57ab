import GRDB
import Kernel
import Storage

/// Disbursements and expenditure that feeds brought, as rows that a mapping turns into entries.
///
/// `id` is the transaction's number in the store, which it keeps when its feed comes again; an
/// entry made of it has that as its reference.
public struct LedgerTransactions: Sendable, Hashable {
  /// The activities, by their ids in the store.
  public let activities: [Int64]
  /// Transactions from and to these days; nil leaves that end open.
  public let from: CalendarDate?
  public let to: CalendarDate?

  public init(activities: [Int64], from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.activities = activities
    self.from = from
    self.to = to
  }

  /// The names of the columns.
  public static let columns = [
    "id", "activity", "ref", "type", "date", "value_date", "value", "currency", "description",
    "provider", "provider_ref", "provider_activity", "receiver", "receiver_ref",
    "receiver_activity", "country",
  ]

  /// The rows as CSV, those that are withdrawn left out.
  public func csv(in db: Database) throws -> [UInt8] {
    var writer = CSVWriter()
    writer.append(LedgerTransactions.columns)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT t.id, a.identifier, t.ref, t.type, t.date, t.value_date, t.value, t.currency,
          t.description, t.provider_name, t.provider_ref, t.provider_activity, t.receiver_name,
          t.receiver_ref, t.receiver_activity, t.country
        FROM transactions t JOIN activities a ON a.id = t.activity_id
        WHERE \(LedgerTransactions.isHeld)
          AND a.id IN (SELECT value FROM json_each(:activities)) AND t.type IN ('3', '4')
          AND (:from IS NULL OR t.date >= :from) AND (:to IS NULL OR t.date <= :to)
        ORDER BY a.identifier, t.date, t.ordinal, t.id
        """,
      arguments: [
        "activities": "\(activities)", "from": from?.description, "to": to?.description,
      ])
    while let row = try rows.next() {
      writer.append(
        LedgerTransactions.columns.enumerated().map { place, column in
          column == "value"
            ? (row[place] as Int64?).map { FixedDecimal(millionths: $0).description } ?? ""
            : String.fromDatabaseValue(row[place]) ?? (row[place] as Int64?).map(String.init) ?? ""
        })
    }
    return writer.bytes
  }

  /// What of an earlier reading by the mapping is not held any more and not corrected to nothing.
  public static func gone(_ mapping: LedgerMapping, in db: Database) throws -> [Diagnostic] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, e.reference FROM ledger_entries e
        WHERE e.source = ? AND \(GrantSQL.stands("e")) AND e.corrects_id IS NULL
          AND e.reference NOT GLOB '*[^0-9]*' AND NOT EXISTS (
            SELECT 1 FROM transactions t JOIN activities a ON a.id = t.activity_id
            WHERE t.id = CAST(e.reference AS INTEGER) AND \(isHeld))
        ORDER BY e.id
        """, arguments: [mapping.source])
    return try rows.compactMap { row in
      let balance = try LedgerBalance.of(row[0], in: db)
      guard balance.total != .zero else { return nil }
      let key = "\(mapping.source)#\(row[1] as String)"
      return Diagnostic(
        .error, rule: "ledger.gone", at: Place(record: row[1]),
        "The transaction of the entry \(key) is no longer in its feed.",
        remedy: "Add an entry that takes \(balance.total) \(balance.currency) back, with corrects "
          + "\(key).")
    }
  }

  private static let isHeld = "t.withdrawn = 0 AND a.withdrawn = 0"
}
