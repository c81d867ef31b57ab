import GRDB
import Kernel

/// What was costed, allocated, disbursed and spent: four figures, each in its own currencies,
/// never added to each other.
public struct MoneyLines: Codable, Hashable, Sendable {
  /// The sum of one measure in one currency.
  public struct Total: Codable, Hashable, Sendable {
    public let measure: String
    public let currency: String
    /// A decimal string.
    public let amount: String
    /// How many lines it sums up.
    public let count: Int
  }

  /// One line, as a source gives it.
  public struct Line: Codable, Hashable, Sendable {
    public let id: Int64
    public let measure: String
    public let amount: String
    public let currency: String
    /// Partial dates.
    public let periodStart: String?
    public let periodEnd: String?
    public let institution: String?
    public let funding: String?
    public let source: String?
    /// The code of the evidence.
    public let evidence: String?
    public let evidenceSensitivity: String?
  }

  public let totals: [Total]
  public let lines: [Line]

  /// - Parameter condition: SQL over line `m`.
  static func load(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> MoneyLines {
    let order =
      "CASE m.measure WHEN 'costed' THEN 1 WHEN 'allocated' THEN 2 WHEN 'disbursed' THEN 3 ELSE 4 END"
    let totals = try Row.fetchAll(
      db,
      sql: """
        SELECT m.measure, m.currency, sum(m.amount / 1000000), sum(m.amount % 1000000), count(*)
        FROM plan_money m WHERE \(condition) GROUP BY 1, 2 ORDER BY \(order), 2
        """, arguments: arguments)
    let lines = try Row.fetchAll(
      db,
      sql: """
        SELECT m.id, m.measure, m.amount, m.currency, m.period_start, m.period_end, i.name,
          m.funding, m.source, e.code, e.sensitivity
        FROM plan_money m LEFT JOIN institutions i ON i.id = m.institution_id
          LEFT JOIN evidence e ON e.id = m.evidence_id
        WHERE \(condition) ORDER BY \(order), m.currency, m.period_start, m.id
        """, arguments: arguments)
    return MoneyLines(
      totals: totals.map { row in
        Total(
          measure: row[0], currency: row[1],
          amount: ExactDecimal(units: row[2], millionths: row[3]).description, count: row[4])
      },
      lines: lines.map { row in
        Line(
          id: row[0], measure: row[1], amount: FixedDecimal(millionths: row[2]).description,
          currency: row[3], periodStart: row[4], periodEnd: row[5], institution: row[6],
          funding: row[7], source: row[8], evidence: row[9], evidenceSensitivity: row[10])
      })
  }
}
