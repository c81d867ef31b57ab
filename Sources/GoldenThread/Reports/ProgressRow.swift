import Commitments

/// An action behind a plan's progress, as one voice speaks of it.
public struct ProgressRow: Encodable, Hashable, Sendable {
  /// What a row is asked for by.
  public enum Meaning: String, CaseIterable, Sendable {
    case complete
    case underWay = "under-way"
    case notStarted = "not-started"
    case noEvidence = "no-evidence"
    case noData = "no-data"
    case notDue = "not-due"
    case closed
    case neverAssessed = "never-assessed"
    case withheld
    /// Assessed longer ago than the plan's cycle, whatever was said.
    case stale
  }

  public let node: Int64?
  /// `PLAN#CODE`.
  public let commitment: String?
  public let title: String?
  public let deadline: String?
  public let status: ReportedStatus
  /// Why it is not in the count; nil where it is.
  public let exclusion: ActionState?

  public func means(_ meaning: Meaning) -> Bool {
    switch meaning {
    case .withheld: status.kind == .withheld
    case .neverAssessed: status.kind == .neverAssessed
    case .stale: status.said?.isStale == true
    default: status.said?.meaning.rawValue == meaning.rawValue
    }
  }
}

extension PlanReport {
  /// The actions that count for a voice, and those that do not with the reason, in the order of
  /// the plan. Actions that are withheld themselves are not among them; of those that count there
  /// are ``ReportedProgress/withheldActions``.
  ///
  /// - Parameter state: only those in it; nil for all.
  public func progressRows(
    _ voice: Voice, meaning: ProgressRow.Meaning? = nil, state asked: ActionState? = nil
  ) -> [ProgressRow] {
    actions.compactMap { action in
      guard action.id != nil, let state = action.state, state != .later, asked ?? state == state,
        let status = action.statuses.first(where: { $0.voice == voice })
      else { return nil }
      let row = ProgressRow(
        node: action.id, commitment: key(action), title: action.title,
        deadline: action.deadline, status: status, exclusion: state == .due ? nil : state)
      return meaning.map(row.means) == false ? nil : row
    }
  }
}
