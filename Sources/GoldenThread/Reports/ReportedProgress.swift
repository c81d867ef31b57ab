import Commitments

/// A plan's progress as an audience may see it.
///
/// The denominator stays all actions due. A status that is withheld is counted as withheld and in
/// no other count, and what the voice said before does not take its place; so no count tells, nor
/// can it be subtracted, what a withheld assessment says. Of an action that is withheld itself,
/// each voice's status is, whether there is one or not.
public struct ReportedProgress: Encodable, Hashable, Sendable {
  /// What one voice says. The counts from ``complete`` to ``withheld`` add up to the actions due.
  public struct OfVoice: Encodable, Hashable, Sendable {
    public let voice: Voice
    public fileprivate(set) var complete = 0
    public fileprivate(set) var underWay = 0
    public fileprivate(set) var notStarted = 0
    public fileprivate(set) var noEvidence = 0
    public fileprivate(set) var noData = 0
    public fileprivate(set) var notDue = 0
    public fileprivate(set) var closed = 0
    public fileprivate(set) var neverAssessed = 0
    public fileprivate(set) var withheld = 0
    /// Of those seen, how many are older than the plan's cycle; nil where it states none.
    public fileprivate(set) var stale: Int?
  }

  /// The denominator of every voice's counts.
  public let due: Int
  public let notDue: Int
  public let undated: Int
  public let dropped: Int
  public let merged: Int
  public let reworded: Int
  /// How many of the actions due are withheld themselves.
  public let withheldActions: Int
  /// In the order of `Voice`.
  public private(set) var voices: [OfVoice]

  /// Where nothing of the plan is withheld.
  init(_ progress: PlanProgress) {
    self.init(progress, withheldActions: 0)
    voices = progress.voices.map { own in
      OfVoice(
        voice: own.voice, complete: own.complete, underWay: own.underWay,
        notStarted: own.notStarted, noEvidence: own.noEvidence, noData: own.noData,
        notDue: own.notDue, closed: own.closed, neverAssessed: own.neverAssessed,
        stale: own.stale)
    }
  }

  /// Counts what is seen of a plan's actions due.
  init(_ progress: PlanProgress, seen: [[ReportedStatus]], withheldActions: Int) {
    self.init(progress, withheldActions: withheldActions)
    voices = progress.voices.map { own in
      OfVoice(
        voice: own.voice, withheld: withheldActions, stale: own.stale.map { _ in 0 })
    }
    for statuses in seen {
      for status in statuses {
        guard let index = voices.firstIndex(where: { $0.voice == status.voice }) else { continue }
        voices[index].count(status)
      }
    }
  }

  private init(_ progress: PlanProgress, withheldActions: Int) {
    due = progress.due
    notDue = progress.notDue
    undated = progress.undated
    dropped = progress.dropped
    merged = progress.merged
    reworded = progress.reworded
    self.withheldActions = withheldActions
    voices = []
  }
}

extension ReportedProgress.OfVoice {
  fileprivate mutating func count(_ status: ReportedStatus) {
    switch status.kind {
    case .withheld: withheld += 1
    case .neverAssessed: neverAssessed += 1
    case .assessed:
      switch status.said?.meaning {
      case .complete: complete += 1
      case .underWay: underWay += 1
      case .notStarted: notStarted += 1
      case .noEvidence: noEvidence += 1
      case .noData: noData += 1
      case .notDue: notDue += 1
      case .closed: closed += 1
      case nil: break
      }
      if status.said?.isStale == true { stale = stale.map { $0 + 1 } }
    }
  }

  /// The counts in the order of the fields, each with the name of its field.
  public var counts: [(name: String, count: Int)] {
    [
      ("complete", complete), ("underWay", underWay), ("notStarted", notStarted),
      ("noEvidence", noEvidence), ("noData", noData), ("notDue", notDue), ("closed", closed),
      ("neverAssessed", neverAssessed), ("withheld", withheld),
    ]
  }
}

extension ReportedProgress {
  /// How many actions are in each state, those alone that there are; what is due first.
  public var states: [(state: ActionState, count: Int)] {
    [
      (.due, due), (.notDue, notDue), (.undated, undated), (.dropped, dropped), (.merged, merged),
      (.reworded, reworded),
    ].filter { $0.0 == .due || $0.1 > 0 }
  }
}
