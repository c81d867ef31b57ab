import Commitments
import Disclosure

/// One plan as an audience may see it, on a day: what commands, pages and JSON alike show.
///
/// What is withheld is counted by its kind in ``withheld`` and is nowhere else, but for its
/// weight in the denominators (``ReportedProgress``) and for a part without words where something
/// visible lies within it.
public struct PlanReport: Encodable, Hashable, Sendable {
  /// A part of the plan; what it lies in stands before it.
  public struct Part: Encodable, Hashable, Sendable {
    /// Nil where the part is withheld.
    public let id: Int64?
    public let level: String
    public let depth: Int
    public let code: String?
    public let title: String?
    public let unPillar: String?
    /// Partial dates.
    public let start: String?
    public let deadline: String?
    /// Of actions alone.
    public let state: ActionState?
    /// `PLAN#CODE` of what it lives on as; nil where that is withheld too.
    public let successor: String?
    /// Of each voice; empty but for actions.
    public let statuses: [ReportedStatus]
    /// How far the responsible voice lies above each other that is not withheld.
    public let differences: [VoiceDifference]
  }

  public let today: String
  public let audience: Audience
  public let id: Int64
  public let code: String
  public let title: String
  public let cycleMonths: Int?
  public let facts: [PlanFact]
  /// Codes of the plans before it, above it and after it that are not withheld.
  public let predecessor: String?
  public let parent: String?
  public let successors: [String]
  public let territories: [String]
  /// Symbols.
  public let instruments: [String]
  public let progress: ReportedProgress
  public let divergence: [ReportedDivergence]
  public let parts: [Part]
  /// Of the plan as a whole.
  public let indicators: [PlanIndicator]
  /// Stated for the plan as a whole; what is stated for its parts is not added to it.
  public let money: StatedMoney
  public let partsMoney: StatedMoney
  /// What reviewed links say was disbursed and spent; beside what is stated, never in it.
  public let linkedMoney: [LinkedMoney]
  /// Whom courses reached that reviewed links name; each course once, and never added up.
  public let courses: [PlanCourse]
  /// Not answered; the oldest first.
  public let disputes: [OpenDispute]
  public let withheld: [Withheld]

  /// The actions among the parts.
  public var actions: [Part] { parts.filter { $0.level == "action" } }

  /// How another record names a part of this plan.
  public func key(_ part: Part) -> String? { part.code.map { "\(code)#\($0)" } }
}
