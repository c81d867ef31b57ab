import GRDB
import Kernel

/// A line of a budget, in the grant's currency.
public struct BudgetLine: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case direct, indirect, contingency, taxes
  }

  /// What is planned for one year of the donor.
  public struct Year: Sendable, Hashable, Codable {
    /// The calendar year in which it begins.
    public let year: Int
    public let amount: FixedDecimal
    public let grantAmount: FixedDecimal
  }

  public let code: String
  /// The code of the line that it is part of.
  public let parent: String?
  /// The donor's heading.
  public let heading: String?
  public let title: String
  public let kind: Kind
  public let unit: String?
  public let units: FixedDecimal?
  public let unitValue: FixedDecimal?
  /// Nil for a line with parts.
  public let amount: FixedDecimal?
  /// What of it the grant bears.
  public let grantAmount: FixedDecimal?
  public let years: [Year]

  static func all(of budget: Int64, in db: Database) throws -> [BudgetLine] {
    let years = Dictionary(
      grouping: try Row.fetchAll(
        db,
        sql: """
          SELECT line_id, year, amount, coalesce(grant_amount, amount) FROM budget_years
          WHERE budget_id = ? ORDER BY year
          """, arguments: [budget]), by: { $0[0] as Int64 })
    return try Row.fetchAll(
      db,
      sql: """
        SELECT l.*, p.code AS parent FROM budget_lines l
          LEFT JOIN budget_lines p ON p.id = l.parent_id
        WHERE l.budget_id = ? ORDER BY l.code
        """, arguments: [budget]
    ).map { row in
      func decimal(_ column: String) -> FixedDecimal? {
        (row[column] as Int64?).map { FixedDecimal(millionths: $0) }
      }
      guard let kind = Kind(rawValue: row["kind"]) else {
        throw GrantFailure.damaged("budget_lines #\(row["id"] as Int64)")
      }
      return BudgetLine(
        code: row["code"], parent: row["parent"], heading: row["heading"], title: row["title"],
        kind: kind, unit: row["unit"], units: decimal("units"), unitValue: decimal("unit_value"),
        amount: decimal("amount"), grantAmount: decimal("grant_amount") ?? decimal("amount"),
        years: (years[row["id"]] ?? []).map { year in
          Year(
            year: year[1], amount: FixedDecimal(millionths: year[2]),
            grantAmount: FixedDecimal(millionths: year[3]))
        })
    }.sorted { BudgetLine.isBefore($0.code, $1.code) }
  }

  /// `1.2` before `1.10`: numbers within codes count as numbers.
  static func isBefore(_ first: String, _ second: String) -> Bool {
    let (left, right) = (parts(first), parts(second))
    for (one, other) in zip(left, right) where one != other {
      switch (Int(one), Int(other)) {
      case (let one?, let other?) where one != other: return one < other
      case (_?, nil): return true
      case (nil, _?): return false
      default: return one < other
      }
    }
    return left.count < right.count
  }

  private static func parts(_ code: String) -> [Substring] {
    code.split { !$0.isLetter && !$0.isNumber }
  }
}
