import Commitments
import GRDB
import Kernel

/// What sources state of the money behind a plan or a commitment: costed, allocated, disbursed
/// and spent, each in its own currencies. Four figures, never added to each other.
public struct StatedMoney: Encodable, Hashable, Sendable {
  /// The sum of one measure in one currency.
  public struct Total: Encodable, Hashable, Sendable {
    public let measure: String
    public let currency: String
    /// A decimal string.
    public let amount: String
    public let lines: Int
  }

  /// One line, as a source gives it.
  public struct Line: Encodable, Hashable, Sendable {
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
    public let isEvidenceWithheld: Bool
  }

  /// The four measures in the order in which money passes through them.
  public static let measures = ["costed", "allocated", "disbursed", "spent"]

  /// By measure and currency; a measure without any line has none, which is not zero.
  public let totals: [Total]
  public let lines: [Line]

  /// - Parameter hidden: ids of lines that belong to withheld parts of the plan.
  init(_ money: MoneyLines, hidden: Set<Int64> = [], gate: inout CommitmentGate) throws {
    lines = money.lines.filter { !hidden.contains($0.id) }.map { line in
      let isSeen = line.evidence.map { gate.passes(evidence: $0) } ?? true
      return Line(
        id: line.id, measure: line.measure, amount: line.amount, currency: line.currency,
        periodStart: line.periodStart, periodEnd: line.periodEnd, institution: line.institution,
        funding: line.funding, source: line.source, evidence: isSeen ? line.evidence : nil,
        isEvidenceWithheld: !isSeen)
    }
    gate.withhold("plan_money", count: money.lines.count - lines.count)
    totals = try StatedMoney.totals(of: lines)
  }

  /// The lines come by measure and currency.
  private static func totals(of lines: [Line]) throws -> [Total] {
    var totals: [Total] = []
    var sum = ExactDecimal.zero
    for line in lines {
      let amount = FixedDecimal(exactly: line.amount)?.millionths ?? 0
      let isNext = totals.last?.measure == line.measure && totals.last?.currency == line.currency
      let before = isNext ? totals.removeLast().lines : 0
      sum = try (isNext ? sum : .zero).adding(ExactDecimal(millionths: Int128(amount)))
      totals.append(
        Total(
          measure: line.measure, currency: line.currency, amount: sum.description,
          lines: before + 1))
    }
    return totals
  }
}
