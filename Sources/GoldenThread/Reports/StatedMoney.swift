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
    /// The code of the part of the plan that it is for; nil for the plan as a whole.
    public let part: String?
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

  /// - Parameter parts: by line, the part of the plan that it is for.
  init(
    _ money: MoneyLines, of parts: [Int64: Part] = [:], gate: inout CommitmentGate
  ) throws {
    let admitted = gate
    let seen = money.lines.filter { line in
      parts[line.id].map { admitted.admits($0.sensitivity) } ?? true
    }
    lines = seen.map { line in
      let isSeen = line.evidence.map { gate.passes(evidence: $0) } ?? true
      return Line(
        id: line.id, part: parts[line.id]?.code, measure: line.measure, amount: line.amount,
        currency: line.currency, periodStart: line.periodStart, periodEnd: line.periodEnd,
        institution: line.institution, funding: line.funding, source: line.source,
        evidence: isSeen ? line.evidence : nil, isEvidenceWithheld: !isSeen)
    }
    gate.withhold("plan_money", count: money.lines.count - lines.count)
    totals = try StatedMoney.totals(of: lines)
  }

  /// The part of a plan that a line is for.
  struct Part {
    let code: String
    let sensitivity: String
  }

  /// By line.
  static func parts(of plan: Int64, in db: Database) throws -> [Int64: Part] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT m.id, n.code, n.sensitivity FROM plan_money m JOIN plan_nodes n ON n.id = m.node_id
        WHERE m.plan_id = ?
        """, arguments: [plan]
    ).reduce(into: [:]) { $0[$1[0]] = Part(code: $1[1], sensitivity: $1[2]) }
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
