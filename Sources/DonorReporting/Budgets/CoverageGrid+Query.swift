import Foundation
import GRDB
import Kernel

extension CoverageGrid {
  /// - Parameter period: by the day of posting.
  /// - Throws: `ArithmeticFailure`
  public static func load(_ db: Database, in period: ReportingPeriod) throws -> CoverageGrid {
    let grants = try String.fetchAll(
      db,
      sql: """
        SELECT code FROM grants g WHERE EXISTS (
          SELECT 1 FROM ledger_shares s JOIN ledger_entries e ON e.id = s.entry_id
          WHERE s.grant_id = g.id AND e.posted_on BETWEEN ? AND ? AND \(GrantSQL.stands("e")))
        ORDER BY code
        """, arguments: [period.begins.description, period.ends.description])
    return CoverageGrid(
      grants: grants, rows: try rows(db, in: period, grants),
      repeated: try repeated(db, in: period))
  }

  private struct Key: Hashable {
    let account: String
    let currency: CurrencyCode
  }

  private static func rows(
    _ db: Database, in period: ReportingPeriod, _ grants: [String]
  ) throws -> [Row] {
    let places = Dictionary(uniqueKeysWithValues: grants.enumerated().map { ($1, $0) })
    var grid: [Key: Row] = [:]
    try eachEntry(db, in: period) { entry in
      let amounts = Rounding.split(entry.amount, by: entry.weights)
      let key = Key(account: entry.account, currency: entry.currency)
      var row =
        grid[key]
        ?? Row(
          account: entry.account, title: entry.title, currency: entry.currency,
          borne: grants.map { _ in .zero }, own: .zero)
      for (grant, amount) in zip(entry.grants, amounts) {
        let added = ExactDecimal(millionths: Int128(amount))
        if let place = grant.flatMap({ places[$0] }) {
          row.borne[place] = try row.borne[place].adding(added)
        } else {
          row.own = try row.own.adding(added)
        }
      }
      grid[key] = row
    }
    return grid.values.sorted { ($0.account, $0.currency) < ($1.account, $1.currency) }
  }

  private struct Entry {
    let id: Int64
    let amount: Int64
    let currency: CurrencyCode
    let account: String
    let title: String
    var grants: [String?] = []
    var weights: [Int64] = []
  }

  private static func eachEntry(
    _ db: Database, in period: ReportingPeriod, _ body: (Entry) throws -> Void
  ) throws {
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT e.id, e.amount, e.currency, a.code, a.title, g.code,
          s.ends - coalesce(s.begins, 0)
        FROM ledger_entries e JOIN accounts a ON a.id = e.account_id
          JOIN ledger_shares s ON s.entry_id = e.id LEFT JOIN grants g ON g.id = s.grant_id
        WHERE e.posted_on BETWEEN ? AND ? AND \(GrantSQL.stands("e"))
        ORDER BY e.id, s.ends
        """, arguments: [period.begins.description, period.ends.description])
    var entry: Entry?
    while let row = try rows.next() {
      if entry?.id != row[0] as Int64 {
        if let entry { try body(entry) }
        guard let currency = CurrencyCode(row[2] as String) else {
          throw GrantFailure.damaged("ledger_entries #\(row[0] as Int64)")
        }
        entry = Entry(
          id: row[0], amount: row[1], currency: currency, account: row[3], title: row[4])
      }
      entry?.grants.append(row[5])
      entry?.weights.append(row[6])
    }
    if let entry { try body(entry) }
  }

  private static func repeated(
    _ db: Database, in period: ReportingPeriod
  ) throws -> [Repeated] {
    try GRDB.Row.fetchAll(
      db,
      sql: """
        WITH same AS (
          SELECT e.value_on, e.amount, e.currency, e.account_id, e.partner, e.activity, e.payee,
            json_group_array(e.source || '#' || e.reference) AS entries,
            json_group_array(e.id) AS ids
          FROM (SELECT * FROM ledger_entries ORDER BY source, reference) e
          WHERE e.posted_on BETWEEN ? AND ? AND \(GrantSQL.stands("e"))
            AND e.amount > 0 AND e.corrects_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM ledger_entries c
              WHERE c.corrects_id = e.id AND \(GrantSQL.stands("c")))
          GROUP BY e.value_on, e.amount, e.currency, e.account_id, e.partner, e.activity, e.payee
          HAVING count(*) > 1)
        SELECT entries, (
          SELECT json_group_array(code) FROM (
            SELECT DISTINCT g.code FROM json_each(same.ids) i
              JOIN ledger_shares s ON s.entry_id = i.value JOIN grants g ON g.id = s.grant_id
            ORDER BY g.code)) AS grants
        FROM same ORDER BY entries
        """, arguments: [period.begins.description, period.ends.description]
    ).map { Repeated(entries: try texts($0[0]), grants: try texts($0[1])) }
  }

  private static func texts(_ json: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(json.utf8))
  }
}
