import GRDB
import Kernel

extension CoverageGrid {
  /// - Parameters:
  ///   - period: by the day of posting.
  ///   - activity: only what entries that name it cost; nil for all.
  /// - Throws: `ArithmeticFailure`, ``GrantFailure``
  public static func load(
    _ db: Database, in period: ReportingPeriod, activity: String? = nil
  ) throws -> CoverageGrid {
    let sums = try sums(db, in: period, activity)
    let accounts = try Dictionary(
      uniqueKeysWithValues: GRDB.Row.fetchAll(db, sql: "SELECT id, code, title FROM accounts")
        .map { ($0[0] as Int64, (code: $0[1] as String, title: $0[2] as String)) })
    let bearing = Set(sums.keys.compactMap(\.grant))
    let grants = try GRDB.Row.fetchAll(db, sql: "SELECT id, code FROM grants ORDER BY code")
      .map { (id: $0[0] as Int64, code: $0[1] as String) }.filter { bearing.contains($0.id) }
    let rows = try Set(sums.keys.map { Cell(account: $0.account, currency: $0.currency) })
      .map { cell in
        guard let account = accounts[cell.account] else {
          throw GrantFailure.damaged("accounts #\(cell.account)")
        }
        return Row(
          account: account.code, title: account.title, currency: cell.currency,
          borne: grants.map { sums[cell.of($0.id)] ?? .zero }, own: sums[cell] ?? .zero)
      }
    return CoverageGrid(
      grants: grants.map(\.code),
      rows: rows.sorted { ($0.account, $0.currency) < ($1.account, $1.currency) })
  }

  /// What one grant, or the own funds (nil), bear of an account.
  private struct Cell: Hashable {
    let account: Int64
    let currency: CurrencyCode
    var grant: Int64?

    func of(_ grant: Int64) -> Cell { Cell(account: account, currency: currency, grant: grant) }
  }

  /// One pass over the shares in the order of their entries, as both lie in the store: nothing is
  /// sorted. A share begins where the one before it ends; an entry is complete at 100 %.
  private static func sums(
    _ db: Database, in period: ReportingPeriod, _ activity: String?
  ) throws -> [Cell: ExactDecimal] {
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT s.ends, s.grant_id, e.account_id, e.currency, e.amount
        FROM ledger_shares s CROSS JOIN ledger_entries e ON e.id = s.entry_id
        WHERE \(chosen(activity))
          AND e.id NOT IN (SELECT record_id FROM ledger_entry_retractions)
        ORDER BY s.entry_id, s.ends
        """, arguments: arguments(period, activity))
    var sums: [Cell: ExactDecimal] = [:]
    var cells: [Cell] = []
    var weights: [Int64] = []
    var begins: Int64 = 0
    while let row = try rows.next() {
      guard let currency = CurrencyCode(row[3] as String) else {
        throw GrantFailure.damaged("ledger_entries of the account #\(row[2] as Int64)")
      }
      let ends: Int64 = row[0]
      cells.append(Cell(account: row[2], currency: currency, grant: row[1]))
      weights.append(ends - begins)
      begins = ends
      guard ends == FixedDecimal.hundredPercent else { continue }
      let parts = weights.count == 1 ? [row[4]] : Rounding.split(row[4], by: weights)
      for (cell, part) in zip(cells, parts) {
        let part = ExactDecimal(millionths: Int128(part))
        try { $0 = try $0.adding(part) }(&sums[cell, default: .zero])
      }
      cells.removeAll(keepingCapacity: true)
      weights.removeAll(keepingCapacity: true)
      begins = 0
    }
    return sums
  }

  /// The entries, as row `e`, that the grid is about.
  static func chosen(_ activity: String?) -> String {
    "e.posted_on BETWEEN :begins AND :ends"
      + (activity == nil ? "" : " AND e.activity = :activity")
  }

  static func arguments(_ period: ReportingPeriod, _ activity: String?) -> StatementArguments {
    var arguments = ["begins": period.begins.description, "ends": period.ends.description]
    arguments["activity"] = activity
    return StatementArguments(arguments)
  }
}
