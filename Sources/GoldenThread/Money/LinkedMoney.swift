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

/// A sum in the making.
private struct LinkedSum {
  private struct Omitted: Hashable {
    let reason: LeftOut
    let currency: String?
  }

  var here = ExactDecimal.zero
  var elsewhere = ExactDecimal.zero
  var unlinked = ExactDecimal.zero
  var count = 0
  var byLink: [Int64: ExactDecimal] = [:]
  private var omitted: [Omitted: (amount: ExactDecimal, count: Int)] = [:]

  mutating func add(_ transaction: LinkedTransaction) throws {
    if let reason = transaction.leftOut {
      let key = Omitted(reason: reason, currency: transaction.currency)
      let share = exact(transaction.amount.map { transaction.split($0).here } ?? 0)
      let held = omitted[key] ?? (.zero, 0)
      omitted[key] = (try held.amount.adding(share), held.count + 1)
      return
    }
    let split = transaction.split(transaction.reporting ?? 0)
    here = try here.adding(exact(split.here))
    elsewhere = try elsewhere.adding(exact(split.elsewhere))
    unlinked = try unlinked.adding(exact(split.unlinked))
    for (link, part) in split.byLink {
      byLink[link] = try (byLink[link] ?? .zero).adding(exact(part))
    }
    count += 1
  }

  /// In the order of the reasons, then by currency.
  var omissions: [LinkedMoney.Omission] {
    LeftOut.allCases.flatMap { reason in
      omitted.filter { $0.key.reason == reason }
        .sorted { ($0.key.currency ?? "") < ($1.key.currency ?? "") }
        .map { key, held in
          LinkedMoney.Omission(
            reason: reason, isGap: reason.isGap, message: reason.message,
            currency: key.currency, amount: held.amount.description, transactions: held.count)
        }
    }
  }

  private func exact(_ millionths: Int64) -> ExactDecimal {
    ExactDecimal(millionths: Int128(millionths))
  }
}
