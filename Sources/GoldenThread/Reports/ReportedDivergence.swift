import Commitments
import Kernel

/// How far the responsible voice's judgement of the due actions lies above another's, over the
/// actions of which the audience may see both.
public struct ReportedDivergence: Encodable, Hashable, Sendable {
  public let voice: Voice
  /// Actions due; the denominator of ``comparable`` and ``withheld``.
  public let due: Int
  public let comparable: Int
  public private(set) var higher = 0
  public private(set) var equal = 0
  public private(set) var lower = 0
  /// Actions of which one side, or the action itself, is withheld. They are in no other count.
  public private(set) var withheld = 0
  /// All differences together, in per cent of a scale, as a decimal string.
  public let sum: String
  /// The sum over ``comparable``, rounded half to even at six decimals; nil where that is none.
  public let mean: String?

  /// Where nothing of the plan is withheld.
  init(_ divergence: Divergence) {
    voice = divergence.voice
    due = divergence.due
    comparable = divergence.comparable
    higher = divergence.higher
    equal = divergence.equal
    lower = divergence.lower
    sum = divergence.sum
    mean = divergence.mean
  }

  /// Compares what is seen of a plan's actions due.
  init(_ voice: Voice, due: Int, seen: [[ReportedStatus]], withheldActions: Int) {
    self.voice = voice
    self.due = due
    withheld = withheldActions
    var total = Int128(0)
    var count = 0
    for statuses in seen {
      let pair = [Voice.responsible, voice].map { side in statuses.first { $0.voice == side } }
      guard !pair.contains(where: { $0?.kind == .withheld }) else {
        withheld += 1
        continue
      }
      let places = pair.compactMap { $0?.said?.position.flatMap { FixedDecimal(exactly: $0) } }
      guard places.count == 2 else { continue }
      let difference = places[0].millionths - places[1].millionths
      count += 1
      total += Int128(difference)
      if difference > 0 { higher += 1 } else if difference == 0 { equal += 1 } else { lower += 1 }
    }
    comparable = count
    sum = ExactDecimal(millionths: total).description
    mean =
      count == 0
      ? nil
      : ExactDecimal(millionths: Rounding.halfEven(total, dividedBy: Int128(count))).description
  }
}
