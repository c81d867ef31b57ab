import GRDB
import Kernel

/// How far the responsible voice's judgement of the due actions lies above another's.
///
/// A difference is the responsible voice's place on its scale minus the other's place on its
/// own, in per cent of a scale, exact. Where one of the two has no place on its scale (no
/// evidence, no data, nothing said), they are not comparable.
public struct Divergence: Codable, Hashable, Sendable {
  /// The voice that is compared with the responsible one.
  public let voice: Voice
  /// Actions due; the denominator of what is comparable.
  public let due: Int
  public let comparable: Int
  /// In how many of these the responsible voice puts itself higher, equal, or lower.
  public let higher: Int
  public let equal: Int
  public let lower: Int
  /// All differences together, as a decimal string; the mean is this over ``comparable``.
  public let sum: String
  /// The mean rounded half to even at six decimals; nil where nothing is comparable.
  public let mean: String?
}

extension Divergence {
  /// Of one plan on a day, a line for each voice but the responsible one; none where there is
  /// no such plan.
  public static func load(
    _ db: Database, plan: Int64, today: CalendarDate
  ) throws -> [Divergence] {
    try PlanTally.load(db, .plan(plan), today).first.map(Divergence.all) ?? []
  }

  static func all(_ tally: PlanTally) -> [Divergence] {
    Voice.allCases.filter { $0 != .responsible }.map { voice in
      let said = tally.voices[voice] ?? PlanTally.OfVoice()
      let comparable = said.higher + said.equal + said.lower
      let mean =
        comparable > 0 ? Rounding.halfEven(said.difference, dividedBy: Int128(comparable)) : nil
      return Divergence(
        voice: voice, due: tally.states[.due] ?? 0, comparable: comparable, higher: said.higher,
        equal: said.equal, lower: said.lower,
        sum: ExactDecimal(millionths: said.difference).description,
        mean: mean.map { ExactDecimal(millionths: $0).description })
    }
  }
}
