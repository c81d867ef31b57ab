import Disclosure
import GRDB
import Kernel

/// Whether people use what they learned, 6 or 12 months later, and who answered at all.
///
/// Of everybody who attended and for whom the wave is due or who was asked before. Those who
/// answer may be unlike those who do not: compare each sex's share of the answers with its share
/// of those due.
public struct FollowUpAnswers: Hashable, Sendable {
  public enum Wave: Int, Codable, Sendable, CaseIterable {
    case sixMonths = 6
    case twelveMonths = 12
  }

  public struct Line: Hashable, Sendable {
    public let sex: Known<String>
    public let due: Int64
    public let contacted: Int64
    public let answered: Int64
    /// Of those who answered: yes, partly, no, or left open.
    public let applied: [Known<String>: Int64]
  }

  public let wave: Wave
  public let day: CalendarDate
  /// By sex.
  public let lines: [Line]
  public let sensitivity: Sensitivity

  /// How many said yes, partly, no, or left it open.
  public var applied: [Known<String>: Int64] {
    lines.reduce(into: [:]) { $0.merge($1.applied, uniquingKeysWith: +) }
  }
  public var due: Int64 { lines.reduce(0) { $0 + $1.due } }
  public var contacted: Int64 { lines.reduce(0) { $0 + $1.contacted } }
  public var answered: Int64 { lines.reduce(0) { $0 + $1.answered } }
  /// Answers among those who were asked.
  public var responseRate: Known<Ratio> { .known(answered, of: contacted) }
  /// Answers among all those due: who was not asked did not answer either.
  public var coverage: Known<Ratio> { .known(answered, of: due) }

  /// A sex's share of the answers less its share of those due: above zero, it answered more
  /// readily than others.
  public func bias(of line: Line) throws(ArithmeticFailure) -> Known<Ratio> {
    guard answered > 0, due > 0 else { return .noData }
    return .value(
      try Ratio.lowest(Int128(line.answered), of: Int128(answered))
        .adding(Ratio.lowest(-Int128(line.due), of: Int128(due))))
  }
}
