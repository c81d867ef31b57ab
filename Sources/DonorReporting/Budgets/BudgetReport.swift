import GRDB
import Kernel

/// A grant's approved budget against what the ledger charges to it, by line and period.
public struct BudgetReport: Sendable {
  public struct Line: Sendable, Hashable {
    public let id: Int64
    public let code: String
    /// The code of the line that it is part of.
    public let parent: String?
    /// The donor's heading.
    public let heading: String?
    public let title: String
    /// Its own amount or that of its parts, in the grant's currency.
    public internal(set) var budget: ExactDecimal
    /// By period; of a line with parts, what they have together.
    public internal(set) var actual: [ExactDecimal]
  }

  /// Costs that stand under no line of the budget: a report with any cannot be submitted.
  public struct Unmapped: Sendable, Hashable {
    public let account: String
    /// The line that the entry names and the budget lacks; nil where the account has no mapping.
    public let line: String?
    public internal(set) var entries: Int
    public internal(set) var actual: [ExactDecimal]
  }

  /// Costs that are in no sum, and why.
  public struct Excluded: Sendable, Hashable {
    public let reason: String
    public internal(set) var entries: Int
  }

  public let grant: Grant
  /// The version of the budget.
  public let version: Int
  public let periods: [ReportingPeriod]
  /// By code.
  public internal(set) var lines: [Line]
  public internal(set) var unmapped: [Unmapped]
  public internal(set) var excluded: [Excluded]
  /// What the lines have together, and what stands under none, by period.
  public internal(set) var actual: [ExactDecimal]

  /// What the lines without parts are budgeted at together.
  public func budget() throws -> ExactDecimal {
    let parents = Set(lines.compactMap(\.parent))
    return try lines.filter { !parents.contains($0.code) }
      .reduce(.zero) { try $0.adding($1.budget) }
  }

  /// An actual amount with what explains it; a nil line is all costs, a nil period all periods.
  public func figure(line: String? = nil, period: Int? = nil) throws -> Figure {
    let row = line.map { code in lines.first { $0.code == code }?.actual ?? [] } ?? actual
    let chosen = period.map { row.indices.contains($0) ? [row[$0]] : [] } ?? row
    let sum = try chosen.reduce(ExactDecimal.zero) { try $0.adding($1) }
    var parameters = ["grant": grant.code, "policy": grant.exchangePolicy.rawValue]
    parameters["line"] = line
    let span = period.map { [periods[$0]] } ?? periods
    parameters["from"] = span.first?.begins.description
    parameters["to"] = span.last?.ends.description
    return Figure(
      .value(sum), currency: grant.currency,
      explanation: Explanation(rule: "grant.actual", parameters: parameters))
  }
}
