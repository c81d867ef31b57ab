import GRDB
import Kernel

/// What a plan, or a part of it, is measured by.
public struct PlanIndicator: Codable, Hashable, Sendable {
  /// What it starts from, or aims at.
  public struct Level: Codable, Hashable, Sendable {
    public let value: String?
    /// Of a ratio, as decimal strings.
    public let numerator: String?
    public let denominator: String?
    /// A partial date.
    public let date: String?
  }

  public let id: Int64
  public let code: String
  public let title: String
  /// A code of IATI's IndicatorMeasure.
  public let measure: String
  /// What a ratio is of.
  public let numerator: String?
  public let denominator: String?
  public let baseline: Level
  public let target: Level
  public let sourceOfVerification: String?
  public let disaggregations: [String]
  /// One of S/2010/498, as `11a`.
  public let unIndicator: String?
}

extension PlanIndicator {
  static func load(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [PlanIndicator] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM plan_indicators WHERE \(condition) ORDER BY code",
      arguments: arguments
    ).map { row in
      PlanIndicator(
        id: row["id"], code: row["code"], title: row["title"], measure: row["measure"],
        numerator: row["numerator"], denominator: row["denominator"],
        baseline: Level(row, "baseline"), target: Level(row, "target"),
        sourceOfVerification: row["source_of_verification"],
        disaggregations: (row["disaggregations"] as String? ?? "").split(separator: ";")
          .map(String.init), unIndicator: row["un_indicator"])
    }
  }
}

extension PlanIndicator.Level {
  fileprivate init(_ row: Row, _ name: String) {
    func decimal(_ part: String) -> String? {
      (row["\(name)_\(part)"] as Int64?).map { FixedDecimal(millionths: $0).description }
    }
    self.init(
      value: row["\(name)_value"], numerator: decimal("numerator"),
      denominator: decimal("denominator"), date: row["\(name)_date"])
  }
}
