import GRDB
import Kernel

/// Under which line of the approved budget each cost of a grant stands.
struct LineMap {
  let version: Int
  private let rows: [Row]
  private let byCode: [String: Int64]
  private let byAccount: [Int64: Int64]
  private let accounts: [Int64: String]

  /// Throws ``GrantFailure/noBudget(_:)``.
  init(_ grant: Grant, in db: Database) throws {
    let budget = try Row.fetchOne(
      db, sql: "SELECT id, version FROM grant_budgets WHERE grant_id = ? AND status = 'approved'",
      arguments: [grant.id])
    guard let budget else { throw GrantFailure.noBudget(grant.code) }
    version = budget[1]
    rows = try Row.fetchAll(
      db,
      sql: """
        SELECT l.id, l.code, p.code AS parent, l.heading, l.title, l.amount
        FROM budget_lines l LEFT JOIN budget_lines p ON p.id = l.parent_id
        WHERE l.budget_id = ? ORDER BY l.code
        """, arguments: [budget[0] as Int64])
    byCode = Dictionary(uniqueKeysWithValues: rows.map { ($0[1] as String, $0[0] as Int64) })
    let mappings = try Row.fetchAll(
      db, sql: "SELECT account_id, line_id FROM account_mappings WHERE budget_id = ?",
      arguments: [budget[0] as Int64])
    byAccount = Dictionary(uniqueKeysWithValues: mappings.map { ($0[0] as Int64, $0[1] as Int64) })
    accounts = Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT id, code FROM accounts")
        .map { ($0[0] as Int64, $0[1] as String) })
  }

  /// The line that the share names, or else that its account is mapped to.
  func line(of cost: GrantCost) -> Int64? {
    cost.line.map { byCode[$0] } ?? byAccount[cost.account]
  }

  func account(_ id: Int64) -> String { accounts[id] ?? "#\(id)" }

  func lines(_ periods: Int) -> [BudgetReport.Line] {
    rows.map { row in
      BudgetReport.Line(
        id: row["id"], code: row["code"], parent: row["parent"], heading: row["heading"],
        title: row["title"],
        budget: ExactDecimal(millionths: Int128(row["amount"] as Int64? ?? 0)),
        actual: Array(repeating: .zero, count: periods))
    }
  }

  /// A line with all that is part of it.
  func within(_ code: String) -> Set<Int64> {
    var codes: Set = [code]
    var count = 0
    while codes.count > count {
      count = codes.count
      for row in rows where (row["parent"] as String?).map(codes.contains) == true {
        codes.insert(row["code"])
      }
    }
    return Set(codes.compactMap { byCode[$0] })
  }

  static func label(of entry: Int64, in db: Database) throws -> String {
    try String.fetchOne(
      db,
      sql: """
        SELECT source || ' ' || reference || coalesce(': ' || description, '')
        FROM ledger_entries WHERE id = ?
        """, arguments: [entry]) ?? ""
  }
}
