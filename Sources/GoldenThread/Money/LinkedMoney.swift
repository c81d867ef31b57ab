import GRDB
import Kernel
import Reference

/// What linked transactions disbursed, or spent, on commitments: each by the weight of its
/// reviewed links, in the store's reporting currency.
public struct LinkedMoney: Encodable, Hashable, Sendable {
  /// Transactions that are in no sum, for one reason and in one currency.
  public struct Omission: Encodable, Hashable, Sendable {
    public let reason: LeftOut
    /// Whether they would count if they could be converted.
    public let isGap: Bool
    public let message: String
    /// Nil where they state none.
    public let currency: String?
    /// What their links would give to the commitments, in that currency.
    public let amount: String
    public let transactions: Int
  }

  public let measure: LinkedMeasure
  /// No data where no transaction counts.
  public let figure: Figure
  /// Of the same transactions, what other commitments take.
  public let elsewhere: ExactDecimal
  /// Of the same transactions, what no link takes.
  public let unlinked: ExactDecimal
  /// How many transactions the figure adds up.
  public let transactions: Int
  public let omissions: [Omission]
  /// What each link gives.
  let byLink: [Int64: ExactDecimal]

  private enum CodingKeys: String, CodingKey {
    case measure, amount, noAmount, currency, transactions, elsewhere, unlinked, omissions
    case explanation
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(measure, forKey: .measure)
    try container.encode(figure.amount.value?.description, forKey: .amount)
    try container.encodeIfPresent(figure.amount.reason, forKey: .noAmount)
    try container.encode(figure.currency?.description, forKey: .currency)
    try container.encode(transactions, forKey: .transactions)
    try container.encode(elsewhere.description, forKey: .elsewhere)
    try container.encode(unlinked.description, forKey: .unlinked)
    try container.encode(omissions, forKey: .omissions)
    try container.encode(figure.explanation, forKey: .explanation)
  }
}

extension LinkedMoney {
  static func load(
    _ db: Database, _ scope: ThreadScope, _ measure: LinkedMeasure, _ gate: inout CommitmentGate
  ) throws -> LinkedMoney {
    let transactions = LinkedTransactions(
      scope: scope, measure: measure, hidden: gate.hiddenClasses)
    var sum = LinkedSum()
    try transactions.scan(db) { transaction in
      try sum.add(transaction)
      return true
    }
    gate.withhold("transactions", count: try transactions.withheldCount(db))
    return LinkedMoney(
      measure: measure,
      figure: Figure(
        sum.count == 0 ? .noData : .value(sum.here),
        currency: try ReportingSettings.load(db).currency,
        explanation: Explanation(
          rule: "thread.\(measure.rawValue)",
          parameters: [scope.parameter.name: scope.parameter.value])),
      elsewhere: sum.elsewhere, unlinked: sum.unlinked, transactions: sum.count,
      omissions: sum.omissions, byLink: sum.byLink)
  }
}
