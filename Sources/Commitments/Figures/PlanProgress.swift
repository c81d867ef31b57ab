import GRDB
import Kernel

/// How far a plan has come: over its actions that are due, by what each voice says of them.
///
/// Actions without a deadline, not due yet, or gone from the plan are counted apart and are in
/// no voice's counts.
public struct PlanProgress: Codable, Hashable, Sendable {
  /// What one voice says. The counts, ``neverAssessed`` included, add up to the actions due.
  public struct OfVoice: Codable, Hashable, Sendable {
    public let voice: Voice
    public let complete: Int
    public let underWay: Int
    public let notStarted: Int
    public let noEvidence: Int
    /// The voice itself says that there is no data.
    public let noData: Int
    /// The voice says that it is not due yet, though its deadline has passed.
    public let notDue: Int
    public let closed: Int
    /// The voice has said nothing.
    public let neverAssessed: Int
    /// Of those assessed, how many longer ago than the plan's cycle; nil where it states none.
    public let stale: Int?
  }

  public let plan: Int64
  /// The denominator of every voice's counts.
  public let due: Int
  public let notDue: Int
  public let undated: Int
  public let dropped: Int
  public let merged: Int
  public let reworded: Int
  /// In the order of ``Voice``.
  public let voices: [OfVoice]
}

extension PlanProgress {
  /// The progress of one plan on a day; nil where there is no such plan.
  public static func load(
    _ db: Database, plan: Int64, today: CalendarDate
  ) throws -> PlanProgress? {
    try PlanTally.load(db, .plan(plan), today).first.map(PlanProgress.init)
  }

  init(_ tally: PlanTally) {
    plan = tally.plan
    func count(_ state: ActionState) -> Int { tally.states[state] ?? 0 }
    due = count(.due)
    notDue = count(.notDue)
    undated = count(.undated)
    dropped = count(.dropped)
    merged = count(.merged)
    reworded = count(.reworded)
    let due = due
    voices = Voice.allCases.map { voice in
      let said = tally.voices[voice] ?? PlanTally.OfVoice()
      func count(_ meaning: ProgressMeaning) -> Int { said.meanings[meaning] ?? 0 }
      return OfVoice(
        voice: voice, complete: count(.complete), underWay: count(.underWay),
        notStarted: count(.notStarted), noEvidence: count(.noEvidence), noData: count(.noData),
        notDue: count(.notDue), closed: count(.closed),
        neverAssessed: due - said.meanings.values.reduce(0, +),
        stale: tally.hasCycle ? said.stale : nil)
    }
  }
}
