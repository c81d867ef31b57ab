import Disclosure
import Portfolio

/// The thread from the village to the resolution: from a commitment, an activity, a transaction,
/// a concern or a course up to the provisions that it serves and down to the people whom it answers, with
/// the money between, what each voice says, and what waits for an answer.
///
/// What the audience may not see is counted by its kind in ``withheld`` and is nowhere else; the
/// money of withheld activities is in no sum.
public struct CommitmentThread: Encodable, Hashable, Sendable {
  /// Where a thread begins.
  public enum Beginning: Hashable, Sendable {
    /// A part of a plan, mostly an action.
    case commitment(Int64)
    case activity(Int64)
    case transaction(Int64)
    case concern(Int64)
    case course(Int64)
  }

  /// What stands there.
  public struct Start: Encodable, Hashable, Sendable {
    /// `commitment`, `activity`, `transaction`, `concern` or `course`.
    public let kind: String
    public let id: Int64
    public let name: String
    public let title: String?
    /// Its feed no longer has it.
    public let isWithdrawn: Bool
    /// Of an activity or transaction: how much of it its own links take.
    public let share: SourceShare?
    public let concern: ConcernPage?
  }

  public let today: String
  public let audience: Audience
  /// In which the amounts of links are; nil where the store has no reporting currency.
  public let currency: String?
  public let start: Start
  /// One for each commitment.
  public let strands: [ThreadStrand]
  public let withheld: [Withheld]
}
