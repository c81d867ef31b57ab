import Disclosure
import GRDB
import Kernel
import Portfolio

extension LinkedMoney {
  /// The transactions behind a figure, a page at a time: what each adds by its links, and those
  /// that do not count with the reason. What the audience may not see is not among them.
  ///
  /// Throws ``CommitmentLookupFailure`` where the plan or its part is not there, or withheld.
  public static func parts(
    _ db: Database, _ scope: ThreadScope, _ measure: LinkedMeasure, for audience: Audience,
    offset: Int = 0, limit: Int = 100
  ) throws -> [Explanation.Part] {
    guard limit > 0 else { return [] }
    let gate = try CommitmentGate(db, for: audience)
    _ = try scope.name(db, gate)
    let transactions = LinkedTransactions(
      scope: scope, measure: measure, hidden: gate.hiddenClasses)
    var words = ConversionWords()
    var parts: [Explanation.Part] = []
    try transactions.scan(db, offset: max(0, offset)) { transaction in
      var part = part(transaction)
      if transaction.leftOut == nil, let conversion = transaction.conversion {
        part.rate = try words.describe(conversion, in: db)
      }
      parts.append(part)
      return parts.count < limit
    }
    return parts
  }

  /// The label says which transaction it is, and by which weight it is linked.
  private static func part(_ transaction: LinkedTransaction) -> Explanation.Part {
    let weight = transaction.shares.reduce(0) { $1.isHere ? $0 + $1.weight : $0 }
    let name = [transaction.identifier, transaction.ref].compactMap { $0 }
    return Explanation.Part(
      record: RecordRef("transactions", RecordID(rawValue: transaction.id)),
      label: (name + ["\(Weight.text(weight)) %"]).joined(separator: " · "),
      date: transaction.date.flatMap { CalendarDate($0) },
      original: transaction.amount.flatMap { amount in
        transaction.currency.flatMap { CurrencyCode($0) }
          .map { Money(FixedDecimal(millionths: amount), $0) }
      },
      contribution: transaction.leftOut == nil
        ? transaction.reporting.map {
          ExactDecimal(millionths: Int128(transaction.split($0).here))
        } : nil,
      exclusion: transaction.leftOut?.message)
  }
}
