import Commitments
import Kernel

/// An action behind a plan's progress, as one voice speaks of it, beside what the responsible one
/// says.
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
    /// Both the voice and the responsible one give it a place on their scales.
    case comparable
    /// The responsible voice puts itself higher than this one puts it, equal, or lower.
    case higher
    case equal
    case lower
  }

  public let node: Int64?
  /// `PLAN#CODE`.
  public let commitment: String?
  public let title: String?
  public let deadline: String?
  public let status: ReportedStatus
  /// What the responsible voice says; nil where the row is its own.
  public let responsible: ReportedStatus?
  /// How far the responsible voice lies above this one, in per cent of a scale, as a decimal
  /// string; nil where they are not comparable.
  public let difference: String?
  /// Why it is not in the count; nil where it is.
  public let exclusion: ActionState?

  public func means(_ meaning: Meaning) -> Bool {
    switch meaning {
    case .withheld: status.kind == .withheld
    case .neverAssessed: status.kind == .neverAssessed
    case .stale: status.said?.isStale == true
    case .comparable: above != nil
    case .higher: above.map { $0 > 0 } ?? false
    case .equal: above == 0
    case .lower: above.map { $0 < 0 } ?? false
    default: status.said?.meaning.rawValue == meaning.rawValue
    }
  }

  /// Millionths of a per cent.
  private var above: Int64? { difference.flatMap { FixedDecimal(exactly: $0)?.millionths } }
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
        deadline: action.deadline, status: status,
        responsible: voice == .responsible
          ? nil : action.statuses.first { $0.voice == .responsible },
        difference: action.differences.first { $0.voice == voice }?.difference,
        exclusion: state == .due ? nil : state)
      return meaning.map(row.means) == false ? nil : row
    }
  }
}
